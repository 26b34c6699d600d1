namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>Edges whose surfaces have been summed, whatever the measure.</summary>
internal interface IMeasuredEdges
{
    double BaseOf(int polygon);

    /// <summary>Under the whole edges between two vertices of a ring, down to a base that lies so much below the polygon's own.</summary>
    double RunSquareMetres(int from, int to, double shift);

    double PieceSquareMetres(double x1, double y1, double x2, double y2, double baseHeight);
}
