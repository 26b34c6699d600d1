#!/usr/bin/env python3
"""Derives the order-6 geodesic series from the integrals of Karney (2013) and prints them as C# tables.

    tools/oracle/series.py > src/Ovop.Gis.Spatial/Geodesy/SeriesTables.cs

Exact rationals, no library. A polynomial is {(i, j, k): c}, meaning c n^i e^j z^k with z = exp(2 i sigma).
n (third flattening) and e (the expansion parameter epsilon, eq. 16) count as the same order.
"""
from fractions import Fraction as F
from math import factorial


def mul(p, q, order):
    r = {}
    for (a, b, c), u in p.items():
        for (d, e, f), v in q.items():
            if a + b + d + e <= order:
                key = (a + d, b + e, c + f)
                r[key] = r.get(key, F(0)) + u * v
    return {k: v for k, v in r.items() if v}


def add(p, q, factor=F(1)):
    r = dict(p)
    for k, v in q.items():
        r[k] = r.get(k, F(0)) + factor * v
    return {k: v for k, v in r.items() if v}


def compose(coefficients, u, order):
    """sum of coefficients[m] u^m, u without a constant term"""
    total, power = {}, {(0, 0, 0): F(1)}
    for c in coefficients:
        total = add(total, power, c)
        power = mul(power, u, order)
    return total


def binomial(exponent, order):
    c, out = F(1), []
    for m in range(order + 1):
        out.append(c)
        c = c * (exponent - m) / (m + 1)
    return out


def root_power(exponent, order):
    """(1 - 2 e cos 2 sigma + e^2)^exponent, which is (1 - e z)^exponent (1 - e / z)^exponent"""
    left = compose(binomial(exponent, order), {(0, 1, 1): F(-1)}, order)
    right = compose(binomial(exponent, order), {(0, 1, -1): F(-1)}, order)
    return mul(left, right, order)


def harmonic(p, l):
    return {(i, j, 0): v for (i, j, k), v in p.items() if k == l}


def inverse(p, order):
    """1 / p, p with constant term 1"""
    rest = add(p, {(0, 0, 0): F(1)}, F(-1))
    return compose([F((-1) ** m) for m in range(order + 1)], rest, order)


def scaled(p, factor):
    return {k: v * factor for k, v in p.items()}


N = 6

# I1 and I2, eqs. (15) and (41)
i1, i2 = root_power(F(1, 2), N), root_power(F(-1, 2), N)
a1, a2 = harmonic(i1, 0), harmonic(i2, 0)
c1 = [scaled(mul(harmonic(i1, l), inverse(a1, N), N), F(1, l)) for l in range(1, N + 1)]
c2 = [scaled(mul(harmonic(i2, l), inverse(a2, N), N), F(1, l)) for l in range(1, N + 1)]

# the inverse of tau = sigma + sum C1 sin 2 l sigma, by Lagrange, eq. (20)
h = {}
for l, c in enumerate(c1, 1):
    for (i, j, _), v in c.items():
        h = add(h, {(i, j, l): v / 2, (i, j, -l): -v / 2})
reverted, power = {}, {(0, 0, 0): F(1)}
for m in range(1, N + 1):
    power = mul(power, h, N)
    reverted = add(reverted, {(i, j, k): v * F(2 * k) ** (m - 1) for (i, j, k), v in power.items()},
                   F((-1) ** m, factorial(m)))
c1p = [scaled(harmonic(reverted, l), F(2)) for l in range(1, N + 1)]

# I3, eq. (23); f multiplies it, so one order less is enough
M = N - 1
one_less_e = inverse({(0, 0, 0): F(1), (0, 1, 0): F(-1)}, M)
q = mul(root_power(F(1, 2), M), one_less_e, M)
u = scaled(add(mul({(0, 0, 0): F(1), (1, 0, 0): F(-1)}, q, M), {(0, 0, 0): F(-1), (1, 0, 0): F(1)}), F(1, 2))
i3 = inverse(add({(0, 0, 0): F(1)}, u), M)
a3 = harmonic(i3, 0)
c3 = [scaled(mul(harmonic(i3, l), inverse(a3, M), M), F(1, l)) for l in range(1, N)]

# I4, eqs. (60) to (62)
asinh_over = [F((-1) ** m * factorial(2 * m), 4 ** m * factorial(m) ** 2 * (2 * m + 1)) for m in range(N + 2)]
root = binomial(F(1, 2), N + 1)
t = [sum(root[i] * asinh_over[m - i] for i in range(m + 1)) for m in range(N + 2)]
t[1] += 1
square_n = mul(inverse({(0, 0, 0): F(1), (1, 0, 0): F(-1)}, M), inverse({(0, 0, 0): F(1), (1, 0, 0): F(-1)}, M), M)
x = mul({(1, 0, 0): F(4)}, square_n, M)
y = mul(mul({(0, 1, 0): F(4)}, mul(one_less_e, one_less_e, M), M),
        {(0, 0, 0): F(1, 2), (0, 0, 1): F(-1, 4), (0, 0, -1): F(-1, 4)}, M)
px, py = [{(0, 0, 0): F(1)}], [{(0, 0, 0): F(1)}]
for _ in range(N + 1):
    px.append(mul(px[-1], x, M))
    py.append(mul(py[-1], y, M))
d = {}
for m in range(1, N + 1):
    for i in range(m):
        d = add(d, mul(px[i], py[m - 1 - i], M), t[m])
c4 = [scaled(add(harmonic(d, l), harmonic(d, l + 1), F(-1)), F(1, 2 * (2 * l + 1))) for l in range(N)]


def rational(v):
    return "0" if v == 0 else (f"{v.numerator}" if v.denominator == 1 else f"{v.numerator} / {v.denominator}.0")


def horner(coefficients, x):
    """of a polynomial with its lowest power first, as text"""
    text = rational(coefficients[-1])
    for c in reversed(coefficients[:-1]):
        text = f"{rational(c)} + {x} * ({text})" if not text.replace(" ", "").isdigit() else f"{rational(c)} + {x} * {text}"
    return text


def in_e2(p):
    """every second coefficient, from the lowest power of e on"""
    low, high = min(j for (_, j, _) in p), max(j for (_, j, _) in p)
    return low, [p.get((0, j, 0), F(0)) for j in range(low, high + 1, 2)]


def in_n(p, j):
    powers = [i for (i, jj, _) in p if jj == j]
    return "[" + ", ".join(rational(p.get((i, j, 0), F(0))) for i in range(max(powers, default=0) + 1)) + "]"


print("""namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>The geodesic series to sixth order, with rational coefficients; written by tools/oracle/series.py.</summary>
/// <remarks>Karney (2013), integrals (15), (23), (41), (60).</remarks>
internal static class SeriesTables
{""")
for name, text, p in (("A1", "(1 - epsilon) A1", a1), ("A2", "A2 / (1 - epsilon)", a2)):
    print(f"    /// <summary>{text}; x is epsilon squared.</summary>")
    print(f"    internal static double {name}(double x) => {horner(in_e2(p)[1], 'x')};\n")
for name, table in (("C1", c1), ("C1Reverted", c1p), ("C2", c2)):
    print(f"    internal static void {name}(double epsilon, Span<double> c)\n    {{\n        var x = epsilon * epsilon;\n        var power = epsilon;")
    for l, row in enumerate(table):
        if l:
            print("        power *= epsilon;")
        print(f"        c[{l}] = power * ({horner(in_e2(row)[1], 'x')});")
    print("    }\n")
print("    /// <summary>By powers of epsilon, each by powers of the third flattening n.</summary>")
print("    internal static readonly double[][] A3 = [" + ", ".join(in_n(a3, j) for j in range(N)) + "];\n")
for name, table in (("C3", c3), ("C4", c4)):
    print("    /// <summary>By harmonics, then powers of epsilon from the lowest on, each by powers of the third flattening n.</summary>")
    print(f"    internal static readonly double[][][] {name} =\n    [")
    low = {"C3": 1, "C4": 0}[name]
    print(",\n".join("        [" + ", ".join(in_n(row, j) for j in range(l + low, N)) + "]" for l, row in enumerate(table)) + "\n    ];" + ("\n" if name != "C4" else ""))
print("}")
