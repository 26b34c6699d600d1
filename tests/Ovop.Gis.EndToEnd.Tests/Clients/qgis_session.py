"""What a planner does in QGIS: add the layer, look at its table, filter it, zoom to a part. Prints what came, as JSON."""
import json
import sys

from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer

QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()
layer = QgsVectorLayer(f"pagingEnabled='true' restrictToRequestBBOX='1' srsname='OGC:CRS84' typename='kelurahan' url='{sys.argv[1]}'", "kelurahan", "OAPIF")
said = {"valid": layer.isValid(), "count": layer.featureCount(), "fields": [f.name() for f in layer.fields()], "read": len(list(layer.getFeatures()))}
layer.setSubsetString("\"name\" = 'Pangmilang'")
said["filtered"] = [f["name"] for f in layer.getFeatures()]
layer.setSubsetString("")
said["inBox"] = sorted(f["name"] for f in layer.getFeatures(QgsFeatureRequest(QgsRectangle(108.93, 0.78, 108.98, 0.82))))
print(json.dumps(said))
