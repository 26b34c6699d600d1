#!/bin/bash
# Writes the oracle of the transverse Mercator tests with TransverseMercatorProj, which solves the projection exactly by
# elliptic functions (GeographicLib, package geographiclib-tools).
#
#   tools/oracle/transverse.sh [file]      default: tests/Ovop.Gis.Spatial.Tests/ReferenceSystems/transverse.txt
#
# The input is drawn with a fixed seed, so the same tools give the same file.
set -euo pipefail
case "${1:-}" in -h|--help) sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 0;; esac
here=$(cd "$(dirname "$0")" && pwd)
file=${1:-$here/../../tests/Ovop.Gis.Spatial.Tests/ReferenceSystems/transverse.txt}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
python3 - > "$work/places" <<'P'
import random
r = random.Random(1912)
def out(kind, lon, lat):
    print(kind, f"{lon:.9f}", f"{lat:.9f}")
for _ in range(400):
    out("zone", r.uniform(-3, 3), r.uniform(-12, 12))
for _ in range(200):
    out("zone", r.uniform(-3.5, 3.5), r.uniform(-84, 84))
for _ in range(200):
    out("near", r.uniform(-1.7, 0), r.uniform(0.7, 1.1))
for _ in range(200):
    out("far", r.uniform(-35, 35), r.uniform(-89, 89))
for _ in range(100):
    out("farther", r.choice((-1, 1)) * r.uniform(35, 64), r.uniform(-89, 89))
for lon in (-64, -3, 0, 1e-9, 3, 64):
    for lat in (-90, -89.999999, -1e-9, 0, 1e-9, 45, 89.999999, 90):
        out("edge", lon, lat)
P
{
  echo "# $(TransverseMercatorProj --version | head -n 1)"
  echo "# TransverseMercatorProj -l 0 -k 0.9996 -w -p 10; written by tools/oracle/transverse.sh, seed 1912. WGS84, degrees and metres."
  echo "# kind lon lat x y"
  cut -d ' ' -f 2- "$work/places" | TransverseMercatorProj -l 0 -k 0.9996 -w -p 10 | awk '{ print $1, $2 }' | paste -d ' ' "$work/places" -
} > "$file"
