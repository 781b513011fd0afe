using Instrument.Generated;

namespace Instrument.Runtime.Tests.Generated;

public sealed class MetricSchemaTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 8)]
    [InlineData(64, 8)]
    [InlineData(65, 16)]
    [InlineData(129, 24)]
    public void Optional_fields_take_a_bit_each_in_whole_words(int optional, int bytes)
    {
        MetricField[] fields = [.. Enumerable.Range(0, optional).Select(field => new MetricField($"o{field}", MetricKind.Double, optional: true)), new("r", MetricKind.Double)];

        Assert.Equal(bytes, new MetricSchema("S", fields).PresenceBytes);
    }

    [Fact]
    public void Every_schema_has_a_number_of_its_own_and_none_has_that_of_dynamic_rows()
    {
        int[] ids = new int[100];
        Parallel.For(0, ids.Length, i => ids[i] = new MetricSchema("S").Id);

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(id > 0));
    }

    [Theory]
    [InlineData(MetricKind.String, true)]
    [InlineData(MetricKind.Json, true)]
    [InlineData(MetricKind.Double, false)]
    [InlineData(MetricKind.UInt128, false)]
    public void Text_is_always_optional(MetricKind kind, bool optional) => Assert.Equal(optional, new MetricField("k", kind).Optional);

    [Fact]
    public void A_field_without_anything_beyond_key_and_kind_has_no_definition()
    {
        Assert.False(new MetricField("k", MetricKind.Double, optional: true) { StepSync = false }.HasDefinition);
        Assert.True(new MetricField("k", MetricKind.Double) { Axis = "epoch" }.HasDefinition);
        Assert.True(new MetricField("k", MetricKind.Double) { Hidden = true }.HasDefinition);
        Assert.True(new MetricField("k", MetricKind.Double) { Goal = MetricGoal.Maximize }.HasDefinition);
        Assert.True(new MetricField("k", MetricKind.Double) { Summary = MetricSummary.None }.HasDefinition);
    }

    [Fact]
    public void Names_and_keys_are_not_empty()
    {
        Assert.Throws<ArgumentException>("name", () => new MetricSchema(""));
        Assert.Throws<ArgumentException>("key", () => new MetricField("", MetricKind.Double));
    }
}
