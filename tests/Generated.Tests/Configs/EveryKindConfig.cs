namespace Instrument.Generated.Tests.Configs;

/// <summary>Every kind of value that a config can hold, with value equality down to the last one.</summary>
[WandbConfig]
public sealed partial record EveryKindConfig
{
    public sbyte SByte { get; init; }
    public short Int16 { get; init; }
    public int Int32 { get; init; }
    public long Int64 { get; init; }
    public nint Native { get; init; }
    public byte Byte { get; init; }
    public ushort UInt16 { get; init; }
    public uint UInt32 { get; init; }
    public ulong UInt64 { get; init; }
    public nuint UNative { get; init; }
    public Int128 Int128 { get; init; }
    public UInt128 UInt128 { get; init; }
    public Half Half { get; init; }
    public float Single { get; init; }
    public double Double { get; init; }
    public decimal Decimal { get; init; }
    public bool Boolean { get; init; }
    public char Char { get; init; }
    public string String { get; init; } = "";
    public OptimizerKind Enum { get; init; }
    public Features Flags { get; init; }
    public TimeSpan TimeSpan { get; init; }
    public DateTime DateTime { get; init; }
    public DateTimeOffset DateTimeOffset { get; init; }
    public DateOnly DateOnly { get; init; }
    public TimeOnly TimeOnly { get; init; }
    public Guid Guid { get; init; }
    public Uri Uri { get; init; } = new("https://example.org");
    public Version Version { get; init; } = new(1, 0);
    public OptimizerConfig Config { get; init; } = new(0, 0);
    public PointConfig Point { get; init; }
    public int? MaybeInt32 { get; init; }
    public bool? MaybeBoolean { get; init; }
    public string? MaybeString { get; init; }
    public OptimizerKind? MaybeEnum { get; init; }
    public TimeSpan? MaybeTimeSpan { get; init; }
    public DateTime? MaybeDateTime { get; init; }
    public DateTimeOffset? MaybeDateTimeOffset { get; init; }
    public DateOnly? MaybeDateOnly { get; init; }
    public TimeOnly? MaybeTimeOnly { get; init; }
    public Guid? MaybeGuid { get; init; }
    public Uri? MaybeUri { get; init; }
    public Version? MaybeVersion { get; init; }
    public OptimizerConfig? MaybeConfig { get; init; }
    public PointConfig? MaybePoint { get; init; }
    public ScheduleConfig Schedule { get; init; } = new ConstantSchedule();
    public ScheduleConfig? MaybeSchedule { get; init; }
    public CollectionsConfig Collections { get; init; } = new();
}
