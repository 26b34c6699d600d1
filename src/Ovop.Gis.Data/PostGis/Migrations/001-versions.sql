-- Every version each layer has had. Its features are in a table of their own, ovop_features_<n>, which never changes;
-- a view with the layer's name shows the newest.
CREATE TABLE ovop.ovop_versions (
  layer text NOT NULL,
  number integer NOT NULL,
  content_sha256 text NOT NULL,
  feature_count integer NOT NULL,
  committed_at timestamptz NOT NULL,
  committed_by text NOT NULL,
  origin text NOT NULL,
  source_file text NOT NULL,
  source_sha256 text NOT NULL,
  repairs text NOT NULL,
  restored_from integer,
  features_table text,
  min_x double precision,
  min_y double precision,
  max_x double precision,
  max_y double precision,
  fields text,
  description text,
  report text,
  PRIMARY KEY (layer, number)
);

CREATE SEQUENCE ovop.ovop_features;

CREATE FUNCTION ovop.ovop_keep() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN
  RAISE EXCEPTION ''A version of a layer never changes. Save your edits as a new file and bring it in with: ovop load'';
END';
