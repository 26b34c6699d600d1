using Ovop.Gis.Spatial.Validity;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Do rings run the way their format wants?</summary>
internal static class RingRule
{
    public static int WrongRings(RingConvention? convention, ShapeReading reading) => convention switch
    {
        { OuterClockwise: true } => reading.Rings - reading.ClockwiseOutside,
        { OuterClockwise: false } => reading.ClockwiseOutside,
        null => 0,
    };
}
