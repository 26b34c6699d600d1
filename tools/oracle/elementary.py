#!/usr/bin/env python3
"""Derives the polynomials and constants of the elementary functions and prints them as C#.

    tools/oracle/elementary.py > src/Ovop.Gis.Spatial/Geodesy/ElementaryTables.cs

Needs mpmath. Each polynomial interpolates what is left of its function after the leading terms, at Chebyshev's nodes of
the range, in 60 digits; that is within a small factor of the best polynomial of its degree (Trefethen, Approximation
Theory and Approximation Practice, 2013, theorem 16.1). The greatest error, measured in units of 2^-53 of the function,
is printed beside it.
"""
from mpmath import mp, mpf, sin, cos, atan, atanh, sinh, exp, pi, log, sqrt, cos as mcos, matrix, lu_solve, floor, ldexp

mp.dps = 60


def interpolate(f, low, high, count):
    nodes = [(low + high) / 2 + (high - low) / 2 * mcos(pi * (2 * i + 1) / (2 * count)) for i in range(count)]
    a = matrix(count, count)
    b = matrix(count, 1)
    for i, x in enumerate(nodes):
        b[i] = f(x)
        for j in range(count):
            a[i, j] = x ** j
    return [float(c) for c in lu_solve(a, b)]


def worst(whole, approximate, low, high):
    greatest = mpf(0)
    for i in range(2001):
        x = low + (high - low) * mpf(i) / 2000
        if x != 0:
            greatest = max(greatest, abs((approximate(x) - whole(x)) / whole(x)))
    return float(greatest * 2 ** 53)


def value(coefficients, x):
    total = mpf(0)
    for c in reversed(coefficients):
        total = total * x + mpf(c)
    return total


def rest_of(series, digits=40):
    """A function by its power series in z, summed until nothing changes: no cancellation near zero."""
    def f(z):
        total, k = mpf(0), 0
        while True:
            term = series(k) * z ** k
            total += term
            if abs(term) < mpf(10) ** -digits:
                return total
            k += 1
    return f


factorial = mp.factorial
tables = []


def table(name, text, rest, count, limit, whole, assemble, low=mpf(0)):
    """rest: function of z; the polynomial is fitted on [low, limit] of z."""
    coefficients = interpolate(rest, low, limit, count)
    root = sqrt(limit) if low == 0 else limit
    error = worst(whole, lambda x: assemble(x, coefficients), -root if low < 0 else root / 1000, root)
    tables.append((name, text, coefficients, error))


quarter = (pi / 4 * mpf("1.0001")) ** 2
table("Sine", "(sin x - x) / x^3 in x^2, to pi/4", rest_of(lambda k: (-1) ** (k + 1) / factorial(2 * k + 3)), 7, quarter,
      sin, lambda x, c: x + x ** 3 * value(c, x * x))
table("Cosine", "(cos x - 1 + x^2/2) / x^4 in x^2, to pi/4", rest_of(lambda k: (-1) ** k / factorial(2 * k + 4)), 6, quarter,
      cos, lambda x, c: 1 - x * x / 2 + x ** 4 * value(c, x * x))
table("ArcTangent", "(atan t - t) / t^3 in t^2, to 1/8", rest_of(lambda k: mpf(-1) ** (k + 1) / (2 * k + 3)), 7, mpf("0.1251") ** 2,
      atan, lambda t, c: t + t ** 3 * value(c, t * t))
table("Logarithm", "(2 artanh s - 2 s) / s^3 in s^2, to 3 - sqrt 8", rest_of(lambda k: mpf(2) / (2 * k + 3)), 9, mpf("0.1717") ** 2,
      lambda s: 2 * atanh(s), lambda s, c: 2 * s + s ** 3 * value(c, s * s))
table("HyperbolicSine", "(sinh x - x) / x^3 in x^2, to 1", rest_of(lambda k: 1 / factorial(2 * k + 3)), 8, mpf("1.0001"),
      sinh, lambda x, c: x + x ** 3 * value(c, x * x))
half_log2 = log(2) / 2 * mpf("1.0001")
table("Exponential", "(exp r - 1 - r) / r^2 in r, to ln 2 / 2", rest_of(lambda k: 1 / factorial(k + 2)), 11, half_log2,
      exp, lambda r, c: 1 + r + r * r * value(c, r), low=-half_log2)


def leading(x, bits):
    """x cut to so many significant bits."""
    e = int(floor(log(x, 2)))
    return float(ldexp(floor(ldexp(x, bits - 1 - e)), e - bits + 1))


def pair(x):
    return float(x), float(x - mpf(float(x)))


def text(x):
    return repr(x)


print("""namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>Polynomials and constants of <see cref="Elementary"/>; written by tools/oracle/elementary.py.</summary>
internal static class ElementaryTables
{""")
for name, what, coefficients, error in tables:
    print(f"    /// <summary>{what}; wrong by {error:.3f} of 2^-53 of the function.</summary>")
    print("    internal static class " + name + "\n    {")
    for i, c in enumerate(coefficients):
        print(f"        internal const double C{i} = {text(c)};")
    print("    }\n")

half = pi / 2
first = leading(half, 33)
second = leading(half - mpf(first), 33)
third = float(half - mpf(first) - mpf(second))
print("    /// <summary>A quarter turn in three parts; the first two have 33 bits, so that up to 2^20 of them are exact.</summary>")
print(f"    internal const double Quarter1 = {text(first)};\n    internal const double Quarter2 = {text(second)};\n    internal const double Quarter3 = {text(third)};\n")
high, low = pair(half)
print(f"    internal const double HalfPi = {text(high)};\n    internal const double HalfPiRest = {text(low)};")
print(f"    internal const double TwoByPi = {text(float(2 / pi))};\n")
radian = pi / 180
short = leading(radian, 26)
print("    /// <summary>Radians of a degree: 26 bits and the rest.</summary>")
print(f"    internal const double RadianShort = {text(short)};\n    internal const double RadianRest = {text(float(radian - mpf(short)))};\n")
high, low = pair(180 / pi)
print(f"    internal const double DegreesOfRadian = {text(high)};\n    internal const double DegreesOfRadianRest = {text(low)};\n")
ln2 = log(2)
short = leading(ln2, 40)
print("    /// <summary>ln 2: 40 bits, so that its multiples by any exponent are exact, and the rest.</summary>")
print(f"    internal const double Ln2Short = {text(short)};\n    internal const double Ln2Rest = {text(float(ln2 - mpf(short)))};\n    internal const double OneByLn2 = {text(float(1 / ln2))};\n")
print("    /// <summary>atan 0, 1/4, 1/2, 3/4, 1, and what the doubles leave of them.</summary>")
angles = [pair(atan(mpf(k) / 4)) for k in range(5)]
print("    internal static ReadOnlySpan<double> Angles => [" + ", ".join(text(a) for a, _ in angles) + "];")
print("    internal static ReadOnlySpan<double> AngleRests => [" + ", ".join(text(b) for _, b in angles) + "];\n")
mp.dps = 400
bits = int(floor(2 / pi * mpf(2) ** 1280))
words = [(bits >> (1280 - 64 * (i + 1))) & (2 ** 64 - 1) for i in range(20)]
words.insert(0, 0)
print("    /// <summary>The bits of 2 / pi, 64 in each word; the point lies behind the first.</summary>")
print("    internal static ReadOnlySpan<ulong> TwoByPiBits =>\n    [")
for i in range(0, 21, 3):
    print("        " + ", ".join(f"0x{w:016X}" for w in words[i:i + 3]) + ("," if i < 18 else ""))
print("    ];\n}")
