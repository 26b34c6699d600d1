#!/bin/bash
# Writes the geodesic oracle of the tests: lines by GeodSolve, polygons by Planimeter (GeographicLib, package geographiclib-tools).
#
#   tools/oracle/geodesics.sh [folder]      default: tests/Ovop.Gis.Spatial.Tests/Geodesy
#
# The input is drawn with a fixed seed, so the same tools give the same files.
set -euo pipefail
case "${1:-}" in -h|--help) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 0;; esac
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here/../../tests/Ovop.Gis.Spatial.Tests/Geodesy}
version=$(GeodSolve --version | head -n 1)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
python3 "$here/geodesics.py" lines > "$work/lines"
python3 "$here/geodesics.py" polygons > "$work/polygons"

{
  echo "# $version"
  echo "# GeodSolve -i -f -p 10 -w; input by tools/oracle/geodesics.py, seed 6172. WGS84, degrees and metres."
  echo "# kind lon1 lat1 lon2 lat2 azi1 azi2 s12 S12"
  cut -d ' ' -f 2- "$work/lines" | GeodSolve -i -f -p 10 -w |
    paste -d ' ' "$work/lines" - |
    awk '{ printf "%s %s %s %s %s %.13f %.13f %.9f %.4f\n", $1, $2, $3, $4, $5, $8, $11, $12, $17 }'
} > "$folder/lines.txt"

{
  echo "# $version"
  echo "# Planimeter -w -p 10; input by tools/oracle/geodesics.py, seed 6172. WGS84, degrees and metres."
  echo "# kind count perimeter area: lon lat, lon lat, ..."
  while IFS= read -r line; do
    kind=${line%%:*}
    points=${line#*: }
    result=$(tr ',' '\n' <<< "$points" | sed 's/^ //' | Planimeter -w -p 10)
    echo "$kind $result: $points"
  done < "$work/polygons"
} > "$folder/polygons.txt"
