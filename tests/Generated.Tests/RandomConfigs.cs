using System.Collections.Immutable;
using Instrument.Generated.Tests.Configs;

namespace Instrument.Generated.Tests;

/// <summary>Makes configs with random values of every kind, extremes included.</summary>
internal sealed class RandomConfigs(Random random)
{
    private const string Characters = "aZ09 _-./\\\"'{}[],:\n\t\u0001\u007fäß损🚀";

    public EveryKindConfig Next() => new()
    {
        SByte = (sbyte)Bits(),
        Int16 = (short)Bits(),
        Int32 = (int)Bits(),
        Int64 = (long)Bits(),
        Native = (nint)Bits(),
        Byte = (byte)Bits(),
        UInt16 = (ushort)Bits(),
        UInt32 = (uint)Bits(),
        UInt64 = Bits(),
        UNative = (nuint)Bits(),
        Int128 = new Int128(Bits(), Bits()),
        UInt128 = new UInt128(Bits(), Bits()),
        Half = BitConverter.UInt16BitsToHalf((ushort)Bits()),
        Single = BitConverter.UInt32BitsToSingle((uint)Bits()),
        Double = Double(),
        Decimal = new decimal((int)Bits(), (int)Bits(), (int)Bits(), Flag(), (byte)random.Next(29)),
        Boolean = Flag(),
        Char = Text(1)[0] is var c && char.IsSurrogate(c) ? 'x' : c,
        String = Text(),
        Enum = (OptimizerKind)random.Next(5),
        Flags = (Features)random.Next(9),
        TimeSpan = Span(),
        DateTime = Date(),
        DateTimeOffset = Moment(),
        DateOnly = Day(),
        TimeOnly = Time(),
        Guid = Identifier(),
        Uri = Address(),
        Version = new Version(random.Next(), random.Next(), random.Next()),
        Config = Optimizer(),
        Point = Point(),
        MaybeInt32 = Maybe(() => (int)Bits()),
        MaybeBoolean = Maybe(Flag),
        MaybeString = OrNull(() => Text()),
        MaybeEnum = Maybe(() => (OptimizerKind)random.Next(5)),
        MaybeTimeSpan = Maybe(Span),
        MaybeDateTime = Maybe(Date),
        MaybeDateTimeOffset = Maybe(Moment),
        MaybeDateOnly = Maybe(Day),
        MaybeTimeOnly = Maybe(Time),
        MaybeGuid = Maybe(Identifier),
        MaybeUri = OrNull(Address),
        MaybeVersion = OrNull(() => new Version(random.Next(), random.Next())),
        MaybeConfig = OrNull(Optimizer),
        MaybePoint = Maybe(Point),
        Schedule = Schedule(),
        MaybeSchedule = OrNull(Schedule),
        Collections = Collections(),
    };

    private CollectionsConfig Collections() => new()
    {
        Array = Items(() => (int)Bits()),
        Jagged = Items(() => Items(Double)),
        List = [.. Items(() => OrNull(() => Text()))],
        IList = Items(() => Maybe(() => (int)Bits())),
        ICollection = Items(Flag),
        IReadOnlyList = Items(() => (OptimizerKind)random.Next(5)),
        IReadOnlyCollection = Items(Span),
        IEnumerable = Items(Identifier),
        HashSet = [.. Items(() => (char)random.Next('a', 'z'))],
        ImmutableArray = [.. Items(() => (float)Double())],
        ImmutableList = [.. Items(Address)],
        MaybeArray = OrNull(() => Items(() => (int)Bits())),
        Configs = [.. Items(() => OrNull(Optimizer))],
        Points = Items(() => Maybe(Point)),
        Schedules = [.. Items(Schedule)],
        Dictionary = Entries(Double),
        IDictionary = Entries(() => Items(() => (int)Bits())),
        IReadOnlyDictionary = Entries(Optimizer),
        SortedDictionary = new(Entries(() => OrNull(() => Text()))),
        ImmutableDictionary = Entries(Day).ToImmutableDictionary(),
        ImmutableSortedDictionary = Entries(() => Entries(() => Maybe(() => (int)Bits()))).ToImmutableSortedDictionary(),
        MaybeDictionary = OrNull(() => Entries(Point)),
    };

    private ulong Bits() => random.Next(8) switch
    {
        0 => 0,
        1 => ulong.MaxValue,
        2 => 1UL << random.Next(64),
        _ => (ulong)random.NextInt64() ^ ((ulong)random.NextInt64() << 1),
    };

    private bool Flag() => random.Next(2) == 0;

    private double Double() => random.Next(8) switch
    {
        0 => double.NaN,
        1 => double.NegativeInfinity,
        2 => random.Next(),
        _ => BitConverter.UInt64BitsToDouble(Bits()),
    };

    private string Text(int length = -1)
    {
        System.Text.StringBuilder text = new();
        for (int count = length < 0 ? random.Next(6) : length; count > 0; count--)
        {
            System.Text.Rune[] runes = [.. Characters.EnumerateRunes()];
            text.Append(runes[random.Next(runes.Length)]);
        }
        return text.ToString();
    }

    private TimeSpan Span() => new((long)Bits());

    private DateTime Date() => new(random.NextInt64(DateTime.MaxValue.Ticks), Flag() ? DateTimeKind.Utc : DateTimeKind.Unspecified);

    private DateTimeOffset Moment() =>
        new(random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(random.Next(-600, 600)));

    private DateOnly Day() => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber));

    private TimeOnly Time() => new(random.NextInt64(TimeSpan.TicksPerDay));

    private Guid Identifier()
    {
        byte[] bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private Uri Address() => Flag() ? new Uri($"https://example.org/{random.Next()}?q=ä b") : new Uri($"data/{random.Next()}", UriKind.Relative);

    private OptimizerConfig Optimizer() => new(Double(), Double()) { Kind = (OptimizerKind)random.Next(3) };

    private PointConfig Point() => new() { X = (int)Bits(), Y = (int)Bits() };

    private ScheduleConfig Schedule() => random.Next(3) switch
    {
        0 => new ConstantSchedule { Start = Double() },
        1 => new CosineSchedule((int)Bits()) { End = Double() },
        _ => new RestartSchedule((int)Bits()) { Restarts = random.Next(), Start = Double() },
    };

    private T? Maybe<T>(Func<T> next) where T : struct => Flag() ? next() : null;

    private T? OrNull<T>(Func<T> next) where T : class => Flag() ? next() : null;

    private T[] Items<T>(Func<T> next) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => next())];

    private Dictionary<string, T> Entries<T>(Func<T> next) =>
        Enumerable.Range(0, random.Next(4)).Select(i => i + Text()).ToDictionary(key => key, _ => next());
}
