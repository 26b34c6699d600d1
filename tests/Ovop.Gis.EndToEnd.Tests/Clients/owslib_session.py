"""What an analyst does in Python: find the collections, read some features, filter, take one. Prints what came, as JSON."""
import json
import sys

from owslib.ogcapi.features import Features

service = Features(sys.argv[1])
box = [108.93, 0.78, 108.98, 0.82]
in_box = service.collection_items("kelurahan", limit=1000, bbox=box)
filtered = service.collection_items("kelurahan", filter="kecamatan = 'Singkawang Selatan'", limit=1000)
one = service.collection_item("kelurahan", filtered["features"][0]["id"])
print(json.dumps({
    "classes": len(service.conformance()["conformsTo"]),
    "paths": len(service.api()["paths"]),
    "collections": service.feature_collections(),
    "queryables": sorted(service.collection_queryables("kelurahan")["properties"]),
    "inBox": sorted(f["properties"]["name"] for f in in_box["features"]),
    "filtered": sorted({f["properties"]["kecamatan"] for f in filtered["features"]}),
    "filteredCount": filtered["numberMatched"],
    "one": one["properties"]["kecamatan"],
}))
