#!/usr/bin/env python3
"""Draws the input of geodesics.sh: `lines` (kind lon1 lat1 lon2 lat2) or `polygons` (kind: lon lat, lon lat, ...)."""
import math
import random
import sys

r = random.Random(6172)


def number(x):
    return f"{x:.9f}".rstrip("0").rstrip(".") if x != int(x) else str(int(x))


def lines():
    def out(kind, *c):
        print(kind, *(number(x) for x in c))

    def anywhere():
        return r.uniform(-180, 180), math.degrees(math.asin(r.uniform(-1, 1)))

    for _ in range(4000):
        out("global", *anywhere(), *anywhere())
    for _ in range(2500):
        lon, lat = r.uniform(108.8, 109.3), r.uniform(0.7, 1.1)
        size = 10 ** r.uniform(-7, -0.5)
        out("village", lon, lat, lon + r.gauss(0, size), lat + r.gauss(0, size))
    for _ in range(500):
        lon, lat = anywhere()
        size = 10 ** r.uniform(-7, -1)
        out("short", lon, lat, lon + r.gauss(0, size), max(-90, min(90, lat + r.gauss(0, size))))
    for _ in range(500):
        lon = r.uniform(-180, 180)
        out("meridional", lon, r.uniform(-90, 90), lon, r.uniform(-90, 90))
    for _ in range(200):
        lon = r.randrange(-180, 1)
        out("meridional", lon, r.uniform(-90, 90), lon + 180, r.uniform(-90, 90))
    for _ in range(500):
        out("equatorial", r.uniform(-180, 180), 0, r.uniform(-180, 180), 0)
    for _ in range(200):
        out("equatorial", r.uniform(-180, 180), 10 ** r.uniform(-9, -1), r.uniform(-180, 180), -10 ** r.uniform(-9, -1))
    for _ in range(1200):
        lon, lat = anywhere()
        size = 10 ** r.uniform(-8, 0)
        out("antipodal", lon, lat, lon + 180 + r.gauss(0, size), max(-90, min(90, -lat + r.gauss(0, size))))
    for _ in range(200):
        lat = r.randrange(-90, 91)
        out("antipodal", 0, lat, 179 + r.randrange(0, 11) / 10, -lat)
    for _ in range(300):
        pole = r.choice((-90, 90))
        out("polar", r.uniform(-180, 180), pole, *anywhere())
    for _ in range(300):
        pole = r.choice((-1, 1))
        out("polar", r.uniform(-180, 180), pole * (90 - 10 ** r.uniform(-8, 0)), r.uniform(-180, 180), pole * (90 - 10 ** r.uniform(-8, 0)))
    for _ in range(200):
        out("antimeridian", 180 - 10 ** r.uniform(-6, 1), r.uniform(-60, 60), -180 + 10 ** r.uniform(-6, 1), r.uniform(-60, 60))
    for _ in range(50):
        p = anywhere()
        out("nowhere", *p, *p)


def polygons():
    def out(kind, points):
        print(kind + ": " + ", ".join(f"{number(x)} {number(y)}" for x, y in points))

    def star(lon, lat, size, count):
        turns = sorted(r.uniform(0, 2 * math.pi) for _ in range(count))
        return [(lon + size * r.uniform(0.5, 1) * math.cos(t), lat + size * r.uniform(0.5, 1) * math.sin(t)) for t in turns]

    for _ in range(60):
        out("village", star(r.uniform(108.9, 109.1), r.uniform(0.75, 1.0), 10 ** r.uniform(-2, -1.2), r.choice((4, 12, 60, 200))))
    for _ in range(40):
        out("parcel", star(r.uniform(108.9, 109.1), r.uniform(0.75, 1.0), 10 ** r.uniform(-4.5, -3), r.randrange(3, 12)))
    for _ in range(40):
        out("country", star(r.uniform(-180, 180), r.uniform(-60, 60), r.uniform(1, 20), r.randrange(3, 30)))
    for _ in range(15):
        out("antimeridian", star(180, r.uniform(-50, 50), r.uniform(0.01, 5), r.randrange(3, 20)))
    for _ in range(15):
        pole = r.choice((-1, 1))
        lons = sorted(r.uniform(-180, 180) for _ in range(r.randrange(6, 20)))
        out("polar", [(x, pole * r.uniform(60, 89)) for x in lons])
    out("half", [(0, 0), (90, 0), (180, 0), (-90, 0)])
    out("octant", [(0, 0), (90, 0), (0, 90)])


{"lines": lines, "polygons": polygons}[sys.argv[1]]()
