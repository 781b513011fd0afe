using System.Collections.Immutable;
using Instrument.Generator.Model;

namespace Instrument.Generator.Tests.Model;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Equal_elements_make_equal_arrays()
    {
        EquatableArray<string> one = new(["a", "b"]);
        EquatableArray<string> other = new([new string('a', 1), "b"]);
        Assert.True(one.Equals(other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b", "a")]
    [InlineData("a", "b", "c")]
    public void Other_elements_make_other_arrays(params string[] items) =>
        Assert.False(new EquatableArray<string>(["a", "b"]).Equals(new EquatableArray<string>([.. items])));

    [Fact]
    public void Default_is_empty()
    {
        EquatableArray<string> none = default;
        Assert.True(none.Equals(new EquatableArray<string>(ImmutableArray<string>.Empty)));
        Assert.Empty(none);
        Assert.Equal(none.GetHashCode(), new EquatableArray<string>([]).GetHashCode());
    }
}
