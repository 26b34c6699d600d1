namespace Ovop.Gis.Spatial.Shares;

/// <summary>Something that happens along a border: it crosses another polygon's, or begins or ends to lie upon one.</summary>
/// <param name="Other">The other polygon: <see cref="Whole"/> or the cover's place among the covers that meet the whole.</param>
/// <param name="Step">1 into the other polygon, -1 out of it; 0 where nothing is crossed.</param>
/// <param name="Common">1 where a common piece begins, -1 where it ends.</param>
internal readonly record struct BorderEvent(int Edge, double Along, int Other, int Step, double X, double Y, int Common, CommonKind Kind) : IComparable<BorderEvent>
{
    public const int Whole = -1;

    public int CompareTo(BorderEvent other)
    {
        if (Edge != other.Edge) return Edge.CompareTo(other.Edge);
        if (Along != other.Along) return Along.CompareTo(other.Along);
        if (Other != other.Other) return Other.CompareTo(other.Other);
        return Step != other.Step ? Step.CompareTo(other.Step) : Common != other.Common ? Common.CompareTo(other.Common) : Kind.CompareTo(other.Kind);
    }
}

/// <summary>What a common piece means to the border that is walked.</summary>
internal enum CommonKind
{
    /// <summary>None, or one that changes nothing.</summary>
    None,

    /// <summary>The other border lies on the inner side: what is between them is nothing, so it has no border.</summary>
    Inner,

    /// <summary>The other border lies on the outer side.</summary>
    Outer,

    /// <summary>Two polygons of one group lie side by side: their border is none of the group's.</summary>
    Within,
}
