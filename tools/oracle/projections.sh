#!/bin/bash
# Writes the oracle of the reprojection tests with cs2cs (PROJ, package proj-bin).
#
#   tools/oracle/projections.sh [file]      default: tests/Ovop.Gis.Spatial.Tests/ReferenceSystems/projections.txt
set -euo pipefail
case "${1:-}" in -h|--help) sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 0;; esac
here=$(cd "$(dirname "$0")" && pwd)
file=${1:-$here/../../tests/Ovop.Gis.Spatial.Tests/ReferenceSystems/projections.txt}
# lon lat: the airport, the city's corners and centre, the edges of zone 49 and a place south of the equator
points="108.957333 0.798472
108.98 0.91
109.176049 1.017932
108.873807 0.745154
109.334 -0.022
110.99 1.5
113.2 -2.1"
{
  echo "# $(cs2cs 2>&1 | head -n 1)"
  echo "# cs2cs -f %.9f EPSG:4326 EPSG:code; written by tools/oracle/projections.sh. East before north in every column."
  echo "# SRGI2013 codes start from EPSG:9470 instead: PROJ moves it by 0.19 m against WGS84, the engine by nothing."
  echo "# code lon lat x y"
  for code in 3857 4755 4238 32648 32649 32650 32748 32749 9478 9479 9480 9489 23868 23869 23879 23834 23835 23836 23848 23849 23889; do
    geographic=0 from=4326
    case $code in 4755|4238) geographic=1;; 94*) from=9470;; esac
    while read -r lon lat; do
      echo "$lat $lon" | cs2cs -f %.9f EPSG:$from "EPSG:$code" |
        awk -v code=$code -v lon=$lon -v lat=$lat -v swap=$geographic '{ if (swap) print code, lon, lat, $2, $1; else print code, lon, lat, $1, $2 }'
    done <<< "$points"
  done
} > "$file"
