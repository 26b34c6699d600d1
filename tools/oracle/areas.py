#!/usr/bin/env python3
"""Measures small polygons on WGS84 to more digits than any double has, as oracle of the tests.

    tools/oracle/areas.py > tests/Ovop.Gis.Spatial.Tests/Geodesy/areas.txt

Needs mpmath. Nothing is shared with the engine but the definition: each edge is the geodesic found by Newton's method from
Clairaut's relation, with longitude and area as integrals along it (Gauss and Legendre, 60 digits):

    sin beta = cos alpha0 sin sigma,   d lambda / d sigma = sin alpha0 sqrt(1 - e^2 cos^2 beta) / cos^2 beta,
    area = integral of q d lambda,     q = b^2 / 2 (sin phi / (1 - e^2 sin^2 phi) + artanh(e sin phi) / e).

The coordinates written are those measured: the doubles nearest to the decimals.
"""
import math
import random
from mpmath import mp, mpf, sin, cos, asin, atan, atan2, atanh, sqrt, pi, tan, matrix, lu_solve

mp.dps = 60
A = mpf(6378137)
F = 1 / mpf("298.257223563")
E2 = F * (2 - F)
E = sqrt(E2)
B2 = (A * (1 - F)) ** 2


def nodes_of(count):
    out = []
    for i in range(count):
        x = cos(pi * (i + mpf(3) / 4) / (count + mpf(1) / 2))
        for _ in range(8):
            p0, p1 = mpf(1), x
            for k in range(2, count + 1):
                p0, p1 = p1, ((2 * k - 1) * x * p1 - (k - 1) * p0) / k
            slope = count * (x * p1 - p0) / (x * x - 1)
            x -= p1 / slope
        out.append((x, 2 / ((1 - x * x) * slope * slope)))
    return out


NODES = nodes_of(14)


class Path:
    """The geodesic that leaves latitude beta1 with azimuth alpha1, over an arc sigma of the auxiliary sphere."""

    def __init__(self, beta1, alpha1, arc):
        self.s0 = sin(alpha1) * cos(beta1)
        self.c0 = sqrt(cos(alpha1) ** 2 + (sin(alpha1) * sin(beta1)) ** 2)
        self.start = atan2(sin(beta1), cos(alpha1) * cos(beta1))
        self.arc = arc

    def beta(self):
        return asin(self.c0 * sin(self.start + self.arc))

    def integrals(self, with_area):
        longitude, area = mpf(0), mpf(0)
        for x, weight in NODES:
            sin_beta = self.c0 * sin(self.start + self.arc * (1 + x) / 2)
            cos2 = 1 - sin_beta ** 2
            w = sqrt(1 - E2 * cos2)
            step = weight * self.s0 * w / cos2 * self.arc / 2
            longitude += step
            if with_area:
                s = sin_beta / w
                area += step * B2 / 2 * (s / (1 - E2 * s * s) + atanh(E * s) / E)
        return longitude, area


def under(lon1, lat1, lon2, lat2):
    """The area between the edge and the equator, positive in the north when it runs east."""
    degree = pi / 180
    away = lon2 - lon1
    if away > 180: away -= 360
    if away < -180: away += 360
    if away == 0: return mpf(0)
    if away < 0: return -under(lon2, lat2, lon1, lat1)
    target = away * degree
    beta1, beta2 = atan((1 - F) * tan(lat1 * degree)), atan((1 - F) * tan(lat2 * degree))
    omega = target / sqrt(1 - E2 * cos((beta1 + beta2) / 2) ** 2)
    y = cos(beta2) * sin(omega)
    x = sin(beta2 - beta1) + sin(beta1) * cos(beta2) * 2 * sin(omega / 2) ** 2
    alpha, arc = atan2(y, x), atan2(sqrt(x * x + y * y), sin(beta1) * sin(beta2) + cos(beta1) * cos(beta2) * cos(omega))
    for _ in range(12):
        path = Path(beta1, alpha, arc)
        miss = (beta2 - path.beta(), target - path.integrals(False)[0])
        if max(abs(miss[0]), abs(miss[1])) < mpf(10) ** -48: break
        h = mpf(10) ** -25
        jacobian = matrix(2, 2)
        for column, other in enumerate((Path(beta1, alpha + h, arc), Path(beta1, alpha, arc + arc * h))):
            scale = h if column == 0 else arc * h
            jacobian[0, column] = (other.beta() - path.beta()) / scale
            jacobian[1, column] = (other.integrals(False)[0] - path.integrals(False)[0]) / scale
        step = lu_solve(jacobian, matrix(miss))
        alpha, arc = alpha + step[0], arc + step[1]
    else:
        raise ArithmeticError("no convergence")
    return Path(beta1, alpha, arc).integrals(True)[1]


def area(points):
    exact = [(mpf(float(x)), mpf(float(y))) for x, y in points]
    return abs(sum(under(*p, *q) for p, q in zip(exact, exact[1:] + exact[:1])))


r = random.Random(63)


def star(lon, lat, size, count):
    turns = sorted(r.uniform(0, 2 * math.pi) for _ in range(count))
    stretch = 1 / math.cos(math.radians(lat))
    return [(lon + stretch * size * r.uniform(0.5, 1) * math.cos(t), lat + size * r.uniform(0.5, 1) * math.sin(t)) for t in turns]


def sliver(lon, lat, length, width, turn):
    corners = ((0, 0), (length, 0), (length, width), (length / 2, width * 1.3), (0, width))
    return [(lon + x * math.cos(turn) - y * math.sin(turn), lat + x * math.sin(turn) + y * math.cos(turn)) for x, y in corners]


def out(kind, points, digits=9):
    texts = [(f"{(x + 180) % 360 - 180:.{digits}f}", f"{y:.{digits}f}") for x, y in points]
    print(f"{kind} {mp.nstr(area(texts), 30, strip_zeros=False)}: " + ", ".join(f"{x} {y}" for x, y in texts), flush=True)


print("# kind area: lon lat, lon lat, ...; WGS84, degrees and square metres; written by tools/oracle/areas.py, seed 63")
for _ in range(40):
    out("village", star(r.uniform(108.9, 109.1), r.uniform(0.75, 1.0), 10 ** r.uniform(-2, -1.2), r.choice((6, 12, 24, 60))))
for _ in range(10):
    out("district", star(r.uniform(95, 141), r.uniform(-11, 6), 10 ** r.uniform(-1, -0.3), r.randrange(6, 30)))
for _ in range(15):
    out("parcel", star(r.uniform(108.9, 109.1), r.uniform(0.75, 1.0), 10 ** r.uniform(-4.5, -3), r.randrange(3, 12)), 10)
for _ in range(10):
    out("sliver", sliver(r.uniform(108.9, 109.1), r.uniform(0.75, 1.0), 0.01, 10 ** r.uniform(-8, -6), r.uniform(0, 6)), 12)
for _ in range(10):
    out("tiny", star(r.uniform(108.9, 109.1), r.uniform(0.75, 1.0), 10 ** r.uniform(-11, -8), r.randrange(3, 8)), 14)
for _ in range(5):
    out("antimeridian", star(180, r.uniform(-12, 12), 10 ** r.uniform(-2, -1.2), 12))
for _ in range(5):
    out("north", star(r.uniform(-180, 180), r.uniform(60, 85), 10 ** r.uniform(-2, -1.2), 12))
