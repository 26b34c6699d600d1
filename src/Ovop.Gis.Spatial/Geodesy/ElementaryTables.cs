namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>Polynomials and constants of <see cref="Elementary"/>; written by tools/oracle/elementary.py.</summary>
internal static class ElementaryTables
{
    /// <summary>(sin x - x) / x^3 in x^2, to pi/4; wrong by 0.057 of 2^-53 of the function.</summary>
    internal static class Sine
    {
        internal const double C0 = -0.16666666666666666;
        internal const double C1 = 0.008333333333333331;
        internal const double C2 = -0.0001984126984126506;
        internal const double C3 = 2.7557319219335453e-06;
        internal const double C4 = -2.5052106231157904e-08;
        internal const double C5 = 1.605853141458901e-10;
        internal const double C6 = -7.586685070091267e-13;
    }

    /// <summary>(cos x - 1 + x^2/2) / x^4 in x^2, to pi/4; wrong by 0.011 of 2^-53 of the function.</summary>
    internal static class Cosine
    {
        internal const double C0 = 0.041666666666666664;
        internal const double C1 = -0.0013888888888887395;
        internal const double C2 = 2.4801587298763433e-05;
        internal const double C3 = -2.7557317270560326e-07;
        internal const double C4 = 2.0876146024689747e-09;
        internal const double C5 = -1.1382614868556325e-11;
    }

    /// <summary>(atan t - t) / t^3 in t^2, to 1/8; wrong by 0.003 of 2^-53 of the function.</summary>
    internal static class ArcTangent
    {
        internal const double C0 = -0.3333333333333333;
        internal const double C1 = 0.19999999999999016;
        internal const double C2 = -0.14285714284706674;
        internal const double C3 = 0.11111110724242888;
        internal const double C4 = -0.09090838280879467;
        internal const double C5 = 0.07685640710297285;
        internal const double C6 = -0.0635382508370485;
    }

    /// <summary>(2 artanh s - 2 s) / s^3 in s^2, to 3 - sqrt 8; wrong by 0.005 of 2^-53 of the function.</summary>
    internal static class Logarithm
    {
        internal const double C0 = 0.6666666666666666;
        internal const double C1 = 0.3999999999999999;
        internal const double C2 = 0.2857142857143543;
        internal const double C3 = 0.22222222219837207;
        internal const double C4 = 0.1818181859679122;
        internal const double C5 = 0.15384574886255248;
        internal const double C6 = 0.13335649307440792;
        internal const double C7 = 0.11687885432761246;
        internal const double C8 = 0.11884154487784633;
    }

    /// <summary>(sinh x - x) / x^3 in x^2, to 1; wrong by 0.072 of 2^-53 of the function.</summary>
    internal static class HyperbolicSine
    {
        internal const double C0 = 0.16666666666666666;
        internal const double C1 = 0.008333333333333333;
        internal const double C2 = 0.00019841269841269773;
        internal const double C3 = 2.7557319224040365e-06;
        internal const double C4 = 2.5052108364049466e-08;
        internal const double C5 = 1.6059048397722392e-10;
        internal const double C6 = 7.646625253572627e-13;
        internal const double C7 = 2.8445297426378895e-15;
    }

    /// <summary>(exp r - 1 - r) / r^2 in r, to ln 2 / 2; wrong by 0.003 of 2^-53 of the function.</summary>
    internal static class Exponential
    {
        internal const double C0 = 0.5;
        internal const double C1 = 0.1666666666666667;
        internal const double C2 = 0.04166666666666667;
        internal const double C3 = 0.008333333333326136;
        internal const double C4 = 0.0013888888888883748;
        internal const double C5 = 0.00019841269874820627;
        internal const double C6 = 2.4801587325547743e-05;
        internal const double C7 = 2.7557255400206422e-06;
        internal const double C8 = 2.75572736431103e-07;
        internal const double C9 = 2.5105217004720745e-08;
        internal const double C10 = 2.0914686968086876e-09;
    }

    /// <summary>A quarter turn in three parts; the first two have 33 bits, so that up to 2^20 of them are exact.</summary>
    internal const double Quarter1 = 1.5707963267341256;
    internal const double Quarter2 = 6.077100506303966e-11;
    internal const double Quarter3 = 2.0222662487959506e-21;

    internal const double HalfPi = 1.5707963267948966;
    internal const double HalfPiRest = 6.123233995736766e-17;
    internal const double TwoByPi = 0.6366197723675814;

    /// <summary>Radians of a degree: 26 bits and the rest.</summary>
    internal const double RadianShort = 0.01745329238474369;
    internal const double RadianRest = 1.3519960527851425e-10;

    internal const double DegreesOfRadian = 57.29577951308232;
    internal const double DegreesOfRadianRest = -1.9878495670576283e-15;

    /// <summary>ln 2: 40 bits, so that its multiples by any exponent are exact, and the rest.</summary>
    internal const double Ln2Short = 0.6931471805592082;
    internal const double Ln2Rest = 7.371002565167799e-13;
    internal const double OneByLn2 = 1.4426950408889634;

    /// <summary>atan 0, 1/4, 1/2, 3/4, 1, and what the doubles leave of them.</summary>
    internal static ReadOnlySpan<double> Angles => [0.0, 0.24497866312686414, 0.4636476090008061, 0.6435011087932844, 0.7853981633974483];
    internal static ReadOnlySpan<double> AngleRests => [0.0, 1.0698755618734451e-17, 2.2698777452961687e-17, 1.5834785051444286e-17, 3.061616997868383e-17];

    /// <summary>The bits of 2 / pi, 64 in each word; the point lies behind the first.</summary>
    internal static ReadOnlySpan<ulong> TwoByPiBits =>
    [
        0x0000000000000000, 0xA2F9836E4E441529, 0xFC2757D1F534DDC0,
        0xDB6295993C439041, 0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
        0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484,
        0xE99C7026B45F7E41, 0x3991D639835339F4, 0x9C845F8BBDF9283B,
        0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7,
        0x4F463F669E5FEA2D, 0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA,
        0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D
    ];
}
