using System.ComponentModel;
using System.Reflection;

namespace Instrument.PublicApi.Tests;

/// <summary>What the public API may consist of.</summary>
public class SurfaceTests
{
    private const string GeneratedNamespace = "Instrument.Generated";

    [Fact]
    public void Public_types_are_in_four_namespaces() => Assert.All(
        PublicApi.Types, type => Assert.Contains(type.Namespace, new[] { "Instrument", "Instrument.Artifacts", "Instrument.Reading", GeneratedNamespace }));

    [Fact]
    public void Editors_do_not_offer_what_only_generated_code_calls()
    {
        Type[] types = [.. PublicApi.Types.Where(type => type.Namespace == GeneratedNamespace)];

        Assert.NotEmpty(types);
        Assert.All(types, type => Assert.Equal(EditorBrowsableState.Never, type.GetCustomAttribute<EditorBrowsableAttribute>()?.State));
    }

    [Fact]
    public void Editors_offer_every_other_type() =>
        Assert.All(
            PublicApi.Types.Where(type => type.Namespace != GeneratedNamespace),
            type => Assert.Null(type.GetCustomAttribute<EditorBrowsableAttribute>()));

    [Fact]
    public void No_protobuf_type_is_in_a_public_signature()
    {
        foreach (Type type in PublicApi.Types)
            Assert.All(SignatureTypes.Of(type), used => Assert.False(IsProtobuf(used), $"{type} shows {used}."));
    }

    [Fact]
    public void Public_types_for_tests_are_in_one_namespace() =>
        Assert.All(PublicApi.TypesOf(PublicApi.TestingLibrary), type => Assert.Equal("Instrument.Testing", type.Namespace));

    [Fact]
    public void Public_types_for_hosts_are_in_one_namespace() =>
        Assert.All(PublicApi.TypesOf(PublicApi.HostingLibrary), type => Assert.Equal("Instrument.Hosting", type.Namespace));

    [Fact]
    public void Classes_are_sealed_or_made_to_be_derived_from() =>
        Assert.All(
            PublicApi.Types.Concat(PublicApi.TypesOf(PublicApi.TestingLibrary)).Concat(PublicApi.TypesOf(PublicApi.HostingLibrary)).Where(type => type.IsClass && !typeof(Delegate).IsAssignableFrom(type)),
            type => Assert.True(type.IsSealed || type.IsAbstract, $"{type} can be derived from by accident."));

    private static bool IsProtobuf(Type type) =>
        type.Assembly.GetName().Name == "Google.Protobuf" || type.GetInterfaces().Any(face => face.FullName == "Google.Protobuf.IMessage");
}
