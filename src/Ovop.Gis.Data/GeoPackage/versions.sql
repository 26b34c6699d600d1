-- What GeoPackage has no words for: the versions a layer has had, and where their features are.
-- The newest version's table bears the layer's name; those of earlier versions are ovop_v<number>_<layer>.
CREATE TABLE ovop_versions (
  layer TEXT NOT NULL,
  number INTEGER NOT NULL,
  content_sha256 TEXT NOT NULL,
  feature_count INTEGER NOT NULL,
  committed_at TEXT NOT NULL,
  committed_by TEXT NOT NULL,
  origin TEXT NOT NULL,
  source_file TEXT NOT NULL,
  source_sha256 TEXT NOT NULL,
  repairs TEXT NOT NULL,
  restored_from INTEGER,
  features_table TEXT,
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  fields TEXT,
  description TEXT,
  report TEXT,
  PRIMARY KEY (layer, number)
);

CREATE TABLE ovop_schema (number INTEGER NOT NULL);
INSERT INTO ovop_schema VALUES (2);
