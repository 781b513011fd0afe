using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Generator.Tests.Properties;

/// <summary>Every type of single values that metrics and configs share or have alone, with values of all sizes, the extremes included.</summary>
internal static class Scalars
{
    /// <summary>The enums below as they stand in a source; the tests' own ones serve to foretell names and numbers.</summary>
    public const string EnumDeclarations = """
        public enum Phase : short { Warmup, Main = 7, Last = -1 }
        [System.Flags] public enum Traits : ulong { None = 0, Clip = 1, Decay = 2, Huge = 1UL << 63 }
        """;

    private static readonly Gen<ulong> RandomBits = Gen.Four(Gen.Choose(0, ushort.MaxValue))
        .Select(parts => ((ulong)parts.Item1 << 48) | ((ulong)parts.Item2 << 32) | ((ulong)parts.Item3 << 16) | (uint)parts.Item4);

    private static readonly Gen<ulong> Bits = Gen.Frequency(
        (1, Gen.Constant(0UL)),
        (1, Gen.Constant(ulong.MaxValue)),
        (2, Gen.Choose(0, 63).Select(shift => 1UL << shift)),
        (2, Gen.Choose(0, 1000).Select(small => (ulong)small)),
        (4, RandomBits));

    private static readonly Gen<string> Text =
        Gen.Elements("a", "Z", "0", " ", "_", "-", ".", "/", "\\", "\"", "'", "{", "]", ",", "\n", "\t", "\u0001", "\u007f", "<", "ä", "损", "🚀")
            .ListOf().Select(parts => string.Concat(parts.Take(8)));

    private static readonly Gen<long> Ticks = RandomBits.Select(bits => (long)(bits % (ulong)DateTime.MaxValue.Ticks));

    public static Scalar String { get; } = Scalar.Of("string", Text, text => SymbolDisplay.FormatLiteral(text, quote: true));

    public static Scalar Phase { get; } = Scalar.Of("Phase", Gen.Elements(Properties.Phase.Warmup, Properties.Phase.Main, Properties.Phase.Last, (Phase)3), value => Invariant($"(Phase)({(short)value})"));

    public static Scalar Traits { get; } = Scalar.Of(
        "Traits", Gen.Elements<ulong>(0, 1, 2, 3, 4, 1UL << 63, ulong.MaxValue).Select(number => (Traits)number), value => Invariant($"(Traits){(ulong)value}UL"));

    public static IReadOnlyList<Scalar> Numbers { get; } =
    [
        Scalar.Of("sbyte", Bits.Select(bits => (sbyte)bits), value => Invariant($"(sbyte)({value})")),
        Scalar.Of("short", Bits.Select(bits => (short)bits), value => Invariant($"(short)({value})")),
        Scalar.Of("int", Bits.Select(bits => (int)bits), value => Invariant($"{value}")),
        Scalar.Of("long", Bits.Select(bits => (long)bits), value => Invariant($"{value}L")),
        Scalar.Of("nint", Bits.Select(bits => (nint)(long)bits), value => Invariant($"unchecked((nint)({(long)value}L))")),
        Scalar.Of("byte", Bits.Select(bits => (byte)bits), value => Invariant($"(byte){value}")),
        Scalar.Of("ushort", Bits.Select(bits => (ushort)bits), value => Invariant($"(ushort){value}")),
        Scalar.Of("uint", Bits.Select(bits => (uint)bits), value => Invariant($"{value}U")),
        Scalar.Of("ulong", Bits, value => Invariant($"{value}UL")),
        Scalar.Of("nuint", Bits.Select(bits => (nuint)bits), value => Invariant($"unchecked((nuint){(ulong)value}UL)")),
        Scalar.Of("Half", Bits.Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits)), value => Invariant($"BitConverter.UInt16BitsToHalf({BitConverter.HalfToUInt16Bits(value)})")),
        Scalar.Of("float", Bits.Select(bits => BitConverter.UInt32BitsToSingle((uint)bits)), value => Invariant($"BitConverter.UInt32BitsToSingle({BitConverter.SingleToUInt32Bits(value)}U)")),
        Scalar.Of("double", Gen.OneOf(Bits.Select(BitConverter.UInt64BitsToDouble), Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.1, 3e-4)), value => Invariant($"BitConverter.UInt64BitsToDouble({BitConverter.DoubleToUInt64Bits(value)}UL)")),
        Scalar.Of("decimal", Gen.Zip(Bits, Bits, (low, high) => new decimal((int)low, (int)(low >> 32), (int)high, (high & 1) != 0, (byte)((high >> 32) % 29))), Decimal),
        Scalar.Of("Int128", Gen.Zip(Bits, Bits, (high, low) => new Int128(high, low)), value => Invariant($"new Int128({(ulong)(value >> 64)}UL, {(ulong)value}UL)")),
        Scalar.Of("UInt128", Gen.Zip(Bits, Bits, (high, low) => new UInt128(high, low)), value => Invariant($"new UInt128({(ulong)(value >> 64)}UL, {(ulong)value}UL)")),
    ];

    /// <summary>What is neither number nor enum, in metrics as well as in configs.</summary>
    public static IReadOnlyList<Scalar> Others { get; } =
    [
        Scalar.Of("bool", Gen.Elements(true, false), value => value ? "true" : "false"),
        Scalar.Of("char", Gen.Elements('a', 'Z', '"', '\\', 'é', '€', '\0'), value => SymbolDisplay.FormatLiteral(value, quote: true)),
        String,
        Scalar.Of("TimeSpan", Bits.Select(bits => new TimeSpan((long)bits)), value => Invariant($"new TimeSpan({value.Ticks}L)")),
        Scalar.Of("DateTime", Gen.Zip(Ticks, Gen.Elements(DateTimeKind.Utc, DateTimeKind.Unspecified), (ticks, kind) => new DateTime(ticks, kind)), value => Invariant($"new DateTime({value.Ticks}L, DateTimeKind.{value.Kind})")),
        Scalar.Of("DateTimeOffset", Gen.Zip(Ticks, Gen.Choose(-600, 600), Moment), value => Invariant($"new DateTimeOffset({value.Ticks}L, TimeSpan.FromMinutes({value.TotalOffsetMinutes}))")),
        Scalar.Of("Guid", Gen.Zip(RandomBits, RandomBits, (a, b) => new Guid([.. BitConverter.GetBytes(a), .. BitConverter.GetBytes(b)])), value => $"new Guid(\"{value}\")"),
    ];

    /// <summary>What only configs can hold.</summary>
    public static IReadOnlyList<Scalar> OfConfigs { get; } =
    [
        Scalar.Of("DateOnly", Ticks.Select(ticks => DateOnly.FromDateTime(new DateTime(ticks))), value => Invariant($"DateOnly.FromDayNumber({value.DayNumber})")),
        Scalar.Of("TimeOnly", Ticks.Select(ticks => new TimeOnly(ticks % TimeSpan.TicksPerDay)), value => Invariant($"new TimeOnly({value.Ticks}L)")),
        Scalar.Of("Uri", Gen.Elements("https://example.org", "https://example.org/a?q=ä b", "data/1").Select(text => new Uri(text, UriKind.RelativeOrAbsolute)), value => $"new Uri({SymbolDisplay.FormatLiteral(value.OriginalString, quote: true)}, UriKind.RelativeOrAbsolute)"),
        Scalar.Of("Version", Gen.Zip(Gen.Choose(0, 9), Gen.Choose(0, int.MaxValue), (major, minor) => new Version(major, minor)), value => $"new Version(\"{value}\")"),
    ];

    private static DateTimeOffset Moment(long ticks, int minutes) =>
        new(Math.Clamp(ticks, TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(minutes));

    private static string Decimal(decimal value)
    {
        int[] bits = decimal.GetBits(value);
        return Invariant($"new decimal({bits[0]}, {bits[1]}, {bits[2]}, {(value < 0 || (bits[3] < 0) ? "true" : "false")}, {(bits[3] >> 16) & 0xFF})");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
