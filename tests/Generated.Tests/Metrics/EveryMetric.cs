namespace Instrument.Generated.Tests.Metrics;

public enum Phase
{
    Warmup,
    Main = 7,
}

[Flags]
public enum Options
{
    None = 0,
    Clip = 1,
    Decay = 2,
}

/// <summary>A value of every type that can be logged, each also as one that can be null.</summary>
public sealed class EveryMetric
{
    [Metric("sbyte")] public sbyte SByte { get; set; }
    [Metric("short")] public short Int16 { get; set; }
    [Metric("int")] public int Int32 { get; set; }
    [Metric("long")] public long Int64 { get; set; }
    [Metric("nint")] public nint IntPtr { get; set; }
    [Metric("byte")] public byte Byte { get; set; }
    [Metric("ushort")] public ushort UInt16 { get; set; }
    [Metric("uint")] public uint UInt32 { get; set; }
    [Metric("ulong")] public ulong UInt64 { get; set; }
    [Metric("nuint")] public nuint UIntPtr { get; set; }
    [Metric("float")] public float Single { get; set; }
    [Metric("double")] public double Double { get; set; }
    [Metric("half")] public Half Half { get; set; }
    [Metric("decimal")] public decimal Decimal { get; set; }
    [Metric("int128")] public Int128 Int128 { get; set; }
    [Metric("uint128")] public UInt128 UInt128 { get; set; }
    [Metric("bool")] public bool Boolean { get; set; }
    [Metric("string")] public string? String { get; set; }
    [Metric("char")] public char Char { get; set; }
    [Metric("phase")] public Phase Phase { get; set; }
    [Metric("phase_name", As = MetricForm.Name)] public Phase PhaseName { get; set; }
    [Metric("options", As = MetricForm.Name)] public Options Options { get; set; }
    [Metric("duration")] public TimeSpan Duration { get; set; }
    [Metric("time")] public DateTime Time { get; set; }
    [Metric("time_offset")] public DateTimeOffset TimeOffset { get; set; }
    [Metric("guid")] public Guid Guid { get; set; }

    [Metric("maybe/int")] public int? MaybeInt32 { get; set; }
    [Metric("maybe/ulong")] public ulong? MaybeUInt64 { get; set; }
    [Metric("maybe/float")] public float? MaybeSingle { get; set; }
    [Metric("maybe/double")] public double? MaybeDouble { get; set; }
    [Metric("maybe/half")] public Half? MaybeHalf { get; set; }
    [Metric("maybe/decimal")] public decimal? MaybeDecimal { get; set; }
    [Metric("maybe/int128")] public Int128? MaybeInt128 { get; set; }
    [Metric("maybe/bool")] public bool? MaybeBoolean { get; set; }
    [Metric("maybe/char")] public char? MaybeChar { get; set; }
    [Metric("maybe/phase")] public Phase? MaybePhase { get; set; }
    [Metric("maybe/phase_name", As = MetricForm.Name)] public Phase? MaybePhaseName { get; set; }
    [Metric("maybe/duration")] public TimeSpan? MaybeDuration { get; set; }
    [Metric("maybe/time")] public DateTime? MaybeTime { get; set; }
    [Metric("maybe/time_offset")] public DateTimeOffset? MaybeTimeOffset { get; set; }
    [Metric("maybe/guid")] public Guid? MaybeGuid { get; set; }
}
