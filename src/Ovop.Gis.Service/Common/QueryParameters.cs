using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Service.Common;

/// <summary>What the API description says of an endpoint's parameters in the query.</summary>
internal sealed record QueryParameters(IReadOnlyList<RequestField> Fields)
{
    public static readonly RequestField Moment = new(MomentRequest.Parameter, MomentRequest.Description, null, MomentRequest.Example, typeof(string), []);

    public static RequestField Text(string name, string description, string example, params string[] choices) => new(name, description, null, example, typeof(string), choices);

    public static RequestField Whole(string name, string description, string example) => new(name, description, null, example, typeof(int), []);
}
