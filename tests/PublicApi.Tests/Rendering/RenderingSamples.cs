namespace Instrument.PublicApi.Tests.Rendering;

/// <summary>Declarations of every shape, for the tests of the renderer.</summary>
public static class RenderingSamples
{
    public delegate ref readonly int Lookup<in TKey>(TKey key) where TKey : class;

    public interface IShape<TSelf> where TSelf : IShape<TSelf>
    {
        static abstract TSelf Parse(string text);

        bool IsRound => false;
    }

    public readonly ref struct View(Span<byte> bytes)
    {
        public Span<byte> Bytes { get; } = bytes;
    }

    public readonly record struct Point(int X, int Y);

    public sealed record Named(string Name, Dictionary<string, object?>? Extra = null);

    public abstract class Base
    {
        public const string Text = "a \"quoted\" text";
        public static readonly int[]?[] Arrays = [];

        protected Base(int size) => Size = size;

        public event EventHandler<EventArgs>? Changed
        {
            add => value?.Invoke(this, EventArgs.Empty);
            remove => throw new NotSupportedException();
        }

        public required string? Title { get; init; }

        public int Size { get; protected set; }

        public string this[int index] => index.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public static explicit operator int(Base value) => value.Size;

        public abstract void Draw(in int depth, ref long total, out string? name, ref readonly Point at);

        public virtual T? Find<T>(IEnumerable<T?> items, DayOfWeek day = DayOfWeek.Monday, params ReadOnlySpan<string> names)
            where T : class, new() => null;

        public sealed override string ToString() => Title ?? "";

        internal void Hidden() => Size++;
    }

    public static int Twice(this Base shape, double factor = 2, CancellationToken token = default) => token.IsCancellationRequested ? 0 : (int)factor;
}
