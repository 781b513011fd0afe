namespace Instrument.Package.Tests.Packing;

/// <summary>All tests of the package: it is packed once, and one test runs at a time.</summary>
[CollectionDefinition(Name)]
public sealed class PackedOnce : ICollectionFixture<PackedPackage>
{
    public const string Name = "Package";
}
