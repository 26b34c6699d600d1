namespace Ovop.Gis.Spatial.Distances;

/// <summary>Boxes over things in a fixed order, gathered by runs of neighbours, level by level up to one box.</summary>
/// <remarks>A node of level 0 holds <c>leafSize</c> things, one above <c>Fan</c> nodes of the level below; so places in the arrays are all the links there are.</remarks>
internal sealed class SpaceTree
{
    internal const int Fan = 8;

    private readonly SpaceBox[] _boxes;
    private readonly int[] _starts;
    private readonly int _leafSize;

    internal SpaceTree(SpaceBox[] leaves, int leafSize, int count)
    {
        (_leafSize, Count) = (leafSize, count);
        var starts = new List<int> { 0 };
        var boxes = new List<SpaceBox>(leaves);
        for (var width = leaves.Length; width > 1;)
        {
            var below = starts[^1];
            starts.Add(boxes.Count);
            var next = (width + Fan - 1) / Fan;
            for (var node = 0; node < next; node++)
            {
                var box = SpaceBox.Empty;
                for (var child = node * Fan; child < Math.Min((node + 1) * Fan, width); child++) box = box.With(boxes[below + child]);
                boxes.Add(box);
            }

            width = next;
        }

        starts.Add(boxes.Count);
        (_boxes, _starts) = ([.. boxes], [.. starts]);
    }

    /// <summary>How many things there are.</summary>
    internal int Count { get; }

    internal bool IsEmpty => _boxes.Length == 0;
    internal Node Root => new(_starts.Length - 2, 0);

    internal readonly record struct Node(int Level, int Number)
    {
        internal bool IsLeaf => Level == 0;

        /// <summary>Below the leaves a number is that of a thing itself.</summary>
        internal bool IsThing => Level < 0;
    }

    internal ref readonly SpaceBox Box(Node node) => ref _boxes[_starts[node.Level] + node.Number];

    /// <summary>The numbers of the nodes below, first and end.</summary>
    internal (int First, int End) Children(Node node) =>
        (node.Number * Fan, Math.Min((node.Number + 1) * Fan, _starts[node.Level] - _starts[node.Level - 1]));

    /// <summary>The numbers of what is one level below, nodes or at last things; first and end.</summary>
    internal (int First, int End) Below(Node node) => node.IsLeaf ? Things(node) : Children(node);

    /// <summary>The things in a node, first and end.</summary>
    internal (int First, int End) Things(Node node)
    {
        long each = _leafSize;
        for (var level = 0; level < node.Level; level++) each *= Fan;
        return ((int)(node.Number * each), (int)Math.Min((node.Number + 1) * each, Count));
    }
}
