namespace Instrument.PublicApi.Tests.Rendering;

/// <summary>The renderer writes declarations as they stand in the source.</summary>
public class RenderingTests
{
    [Theory]
    [InlineData(typeof(RenderingSamples), "public static class RenderingSamples")]
    [InlineData(typeof(RenderingSamples.Base), "public abstract class Base")]
    [InlineData(typeof(RenderingSamples.View), "public readonly ref struct View")]
    [InlineData(typeof(RenderingSamples.Point), "public readonly record struct Point : IEquatable<RenderingSamples.Point>")]
    [InlineData(typeof(RenderingSamples.Named), "public sealed record Named : IEquatable<RenderingSamples.Named>")]
    [InlineData(typeof(RenderingSamples.IShape<>), "public interface IShape<TSelf> where TSelf : RenderingSamples.IShape<TSelf>")]
    [InlineData(typeof(RenderingSamples.Lookup<>), "public delegate ref readonly int Lookup<in TKey>(TKey key) where TKey : class;")]
    [InlineData(typeof(DayOfWeek), "public enum DayOfWeek")]
    public void A_type_is_written_as_it_is_declared(Type type, string expected) => Assert.Equal(expected, TypeText.Of(type));

    [Fact]
    public void Members_are_written_as_they_are_declared() => AssertMembers(
        """
        protected Base(int size);
        public abstract void Draw(in int depth, ref long total, out string? name, ref readonly RenderingSamples.Point at);
        public const string Text = "a \"quoted\" text";
        public event EventHandler<EventArgs>? Changed;
        public int Size { get; protected set; }
        public required string? Title { get; init; }
        public sealed override string ToString();
        public static int op_Explicit(RenderingSamples.Base value);
        public static readonly int[]?[] Arrays;
        public string this[int index] { get; }
        public virtual T? Find<T>(IEnumerable<T?> items, DayOfWeek day = DayOfWeek.Monday, params ReadOnlySpan<string> names) where T : class, new();
        """,
        typeof(RenderingSamples.Base));

    [Fact]
    public void Members_that_the_compiler_adds_to_records_are_left_out() => AssertMembers(
        """
        public Dictionary<string, object?>? Extra { get; init; }
        public Named(string Name, Dictionary<string, object?>? Extra = null);
        public string Name { get; init; }
        """,
        typeof(RenderingSamples.Named));

    [Fact]
    public void Members_of_interfaces_have_no_access() => AssertMembers(
        """
        static abstract TSelf Parse(string text);
        virtual bool IsRound { get; }
        """,
        typeof(RenderingSamples.IShape<>));

    [Fact]
    public void Extension_methods_show_their_receiver() => AssertMembers(
        "public static int Twice(this RenderingSamples.Base shape, double factor = 2, CancellationToken token = default);",
        typeof(RenderingSamples));

    private static void AssertMembers(string expected, Type type) => Assert.Equal(
        expected.ReplaceLineEndings("\n"),
        string.Join('\n', PublicApi.Members(type).Select(MemberText.Of).Order(StringComparer.Ordinal)));
}
