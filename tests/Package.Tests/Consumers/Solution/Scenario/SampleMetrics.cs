using Instrument.Generated.Tests.Metrics;

namespace Scenario;

/// <summary>A row with a value of every kind.</summary>
internal static class SampleMetrics
{
    public static EveryMetric Create() => new()
    {
        SByte = sbyte.MinValue,
        Int16 = short.MinValue,
        Int32 = int.MinValue,
        Int64 = long.MinValue,
        IntPtr = -5,
        Byte = byte.MaxValue,
        UInt16 = ushort.MaxValue,
        UInt32 = uint.MaxValue,
        UInt64 = ulong.MaxValue,
        UIntPtr = 5,
        Single = 0.1f,
        Double = 0.1,
        Half = (Half)0.1,
        Decimal = 0.10m,
        Int128 = Int128.MinValue,
        UInt128 = UInt128.MaxValue,
        Boolean = true,
        String = "a \"quoted\" text\n",
        Char = 'ä',
        Phase = Phase.Main,
        PhaseName = Phase.Main,
        Options = Options.Clip | Options.Decay,
        Duration = TimeSpan.FromSeconds(90.5),
        Time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        TimeOffset = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)),
        Guid = new Guid("00010203-0405-0607-0809-0a0b0c0d0e0f"),
        MaybeInt32 = 1,
        MaybeUInt64 = 2,
        MaybeSingle = float.PositiveInfinity,
        MaybeDouble = double.NaN,
        MaybeHalf = (Half)0.5,
        MaybeDecimal = 3.0m,
        MaybeInt128 = 4,
        MaybeBoolean = false,
        MaybeChar = 'x',
        MaybePhase = (Phase)3,
        MaybePhaseName = (Phase)3,
        MaybeDuration = TimeSpan.FromMilliseconds(1),
        MaybeTime = new DateTime(2026, 1, 2),
        MaybeTimeOffset = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero),
        MaybeGuid = Guid.Empty,
    };
}
