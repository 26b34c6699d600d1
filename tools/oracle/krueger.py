#!/usr/bin/env python3
"""Derives Krueger's series to the eighth order in the third flattening n and prints them as C# tables.

    tools/oracle/krueger.py > src/Ovop.Gis.Spatial/ReferenceSystems/KruegerTables.cs

Exact rationals, no library. The three latitudes: phi (geodetic), chi (conformal), mu (rectifying). A polynomial is
{(i, k): c}, meaning c n^i w^k with w = exp(i phi).
"""
from fractions import Fraction as F
from math import factorial

N = 8
ONE = {(0, 0): F(1)}


def mul(p, q):
    r = {}
    for (a, b), u in p.items():
        for (c, d), v in q.items():
            if a + c <= N:
                r[a + c, b + d] = r.get((a + c, b + d), F(0)) + u * v
    return {k: v for k, v in r.items() if v}


def add(p, q, factor=F(1)):
    r = dict(p)
    for k, v in q.items():
        r[k] = r.get(k, F(0)) + factor * v
    return {k: v for k, v in r.items() if v}


def scaled(p, factor):
    return {k: v * factor for k, v in p.items()}


def theta(p):
    """w d/dw, the derivative by i phi"""
    return {(i, k): k * v for (i, k), v in p.items() if k}


def binomial(exponent, u):
    """(1 + u)^exponent, u of order n"""
    total, power, c = {}, ONE, F(1)
    for m in range(N + 1):
        total = add(total, power, c)
        power = mul(power, u)
        c = c * (exponent - m) / (m + 1)
    return total


def harmonics(p):
    """c[l] of the sum of c[l] sin 2 l phi that is -i p, each as polynomial in n"""
    return [{i: 2 * v for (i, k), v in p.items() if k == 2 * l} for l in range(1, N + 1)]


# 1 - e^2 sin^2 phi = (1 + n w^2)(1 + n / w^2) / (1 + n)^2; d mu / d phi is its power -3/2, scaled to a mean of one
slope = mul(binomial(F(-3, 2), {(1, 2): F(1)}), binomial(F(-3, 2), {(1, -2): F(1)}))
mean = {k: v for k, v in slope.items() if k[1] == 0}
slope = mul(slope, binomial(F(-1), add(mean, ONE, F(-1))))
mu = {(i, k): v / k for (i, k), v in slope.items() if k}

# chi = gd(gd^-1 phi - e artanh(e sin phi)), by Taylor; sin phi = -i (w - 1/w) / 2, so e artanh(e sin phi) = i delta
e2 = mul({(1, 0): F(4)}, binomial(F(-2), {(1, 0): F(1)}))
sine = {(0, 1): F(1, 2), (0, -1): F(-1, 2)}
delta, e_power, sine_power = {}, ONE, sine
for k in range(1, N + 1):
    e_power = mul(e_power, e2)
    delta = add(delta, mul(e_power, sine_power), F((-1) ** k, 2 * k - 1))
    sine_power = mul(mul(sine_power, sine), sine)
cosine = {(0, 1): F(1, 2), (0, -1): F(1, 2)}
chi, power, derivative = {}, ONE, cosine
for k in range(1, N + 1):
    power = mul(power, delta)
    chi = add(chi, mul(power, derivative), F(1, factorial(k)))
    derivative = mul(cosine, theta(derivative))


def of_inverse(g, h):
    """y = x + h(x), z = x + g(x), both as -i times a polynomial: z - y as function of y, by Lagrange and Buermann"""
    rest, power = g, ONE
    slope = add(ONE, theta(g))
    for m in range(1, N + 1):
        power = mul(power, h)
        term = mul(slope, power)
        for _ in range(m - 1):
            term = theta(term)
        rest = add(rest, term, F((-1) ** m, factorial(m)))
    return rest


alpha = of_inverse(mu, chi)
beta = of_inverse({}, alpha)
geodetic = of_inverse({}, chi)


def rational(v):
    return "0" if v == 0 else (f"{v.numerator}" if v.denominator == 1 else f"{v.numerator} / {v.denominator}.0")


def rows(p):
    lines = []
    for row in harmonics(p):
        lines.append("        [" + ", ".join(rational(row.get(i, F(0))) for i in range(N + 1)) + "]")
    return ",\n".join(lines)


print("""namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>Krueger's series between the latitudes, to the eighth order; written by tools/oracle/krueger.py.</summary>
/// <remarks>First index: the harmonic, from sin 2x on; then powers of the third flattening n from 0 up.</remarks>
internal static class KruegerTables
{""")
print("    /// <summary>(1 + n) by the mean radius of the meridian in units of the equatorial one.</summary>")
radius = {}
for m in range(N // 2 + 1):
    c = F(1)
    for j in range(m):
        c = c * (F(1, 2) - j) / (j + 1)
    radius[2 * m] = c * c
print("    internal static readonly double[] Radius = [" + ", ".join(rational(radius.get(i, F(0))) for i in range(N + 1)) + "];\n")
for name, text, p in (("Rectifying", "From the conformal latitude to the rectifying one.", alpha),
                      ("Conformal", "From the rectifying latitude to the conformal one.", beta),
                      ("Geodetic", "From the conformal latitude to the geodetic one.", geodetic)):
    print(f"    /// <summary>{text}</summary>")
    print(f"    internal static readonly double[][] {name} =\n    [\n{rows(p)}\n    ];" + ("\n" if name != "Geodetic" else ""))
print("}")
