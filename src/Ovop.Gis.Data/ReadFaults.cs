namespace Ovop.Gis.Data;

/// <summary>The stable codes of <see cref="Planning.Imports.UnreadableFileException"/>, one for each kind of fault.</summary>
public static class ReadFaults
{
    public const string FileNotFound = "file-not-found";
    public const string FileIsFolder = "file-is-folder";
    public const string FileEmpty = "file-empty";
    public const string FileLocked = "file-locked";
    public const string FileTooLarge = "file-too-large";
    public const string FormatUnsupported = "format-unsupported";
    public const string LayerNotFound = "layer-not-found";
    public const string LayerAmbiguous = "layer-ambiguous";
    public const string ColumnsTooMany = "columns-too-many";
    public const string FeaturesTooMany = "features-too-many";
    public const string VerticesTooMany = "vertices-too-many";

    public const string ResultUnreadable = "result-unreadable";
    public const string ResultWithoutPassport = "result-without-passport";
    public const string PassportMalformed = "passport-malformed";

    public const string EncodingUnknown = "encoding-unknown";
    public const string TextUndecodable = "text-undecodable";

    public const string ZipDamaged = "zip-damaged";
    public const string ZipEncrypted = "zip-encrypted";
    public const string ZipNested = "zip-nested";
    public const string ZipTooLarge = "zip-too-large";
    public const string ZipWithoutLayer = "zip-without-layer";

    public const string ShapefilePartMissing = "shapefile-part-missing";
    public const string ShapefileDamaged = "shapefile-damaged";
    public const string ShapefileIndexDamaged = "shapefile-index-damaged";
    public const string ShapefileCountsDiffer = "shapefile-counts-differ";
    public const string ShapefileTypeUnsupported = "shapefile-type-unsupported";
    public const string ShapefileRecordDamaged = "shapefile-record-damaged";
    public const string PrjDamaged = "prj-damaged";
    public const string DbfDamaged = "dbf-damaged";
    public const string DbfFieldUnsupported = "dbf-field-unsupported";
    public const string DbfValueInvalid = "dbf-value-invalid";

    public const string GeoJsonEncoding = "geojson-encoding";
    public const string GeoJsonSyntax = "geojson-syntax";
    public const string GeoJsonStructure = "geojson-structure";
    public const string GeoJsonCrs = "geojson-crs";

    public const string GeoPackageDamaged = "geopackage-damaged";
    public const string GeoPackageInUse = "geopackage-in-use";
    public const string GeoPackageTablesMissing = "geopackage-tables-missing";
    public const string GeoPackageWithoutLayer = "geopackage-without-layer";
    public const string GeoPackageTooSlow = "geopackage-too-slow";

    public const string CsvHeader = "csv-header";
    public const string CsvColumns = "csv-columns";
    public const string CsvEncoding = "csv-encoding";
    public const string CsvSyntax = "csv-syntax";
    public const string CsvLineTooLong = "csv-line-too-long";

    // The faults of one record's shape, told by RawFault; the rest of the file is read.
    public const string RingNotClosed = "ring-not-closed";
    public const string RingTooShort = "ring-too-short";
    public const string RingMissing = "ring-missing";
    public const string LineTooShort = "line-too-short";
    public const string CoordinateNotFinite = "coordinate-not-finite";
    public const string CoordinateMissing = "coordinate-missing";
    public const string CoordinateUnreadable = "coordinate-unreadable";
    public const string RowMalformed = "row-malformed";
    public const string RowTooLong = "row-too-long";
    public const string ShapeEmpty = "shape-empty";
    public const string ShapeUnreadable = "shape-unreadable";
    public const string ShapeTooComplex = "shape-too-complex";

    // What is read all the same, told by RawNote.
    public const string DbfMissing = "dbf-missing";
}
