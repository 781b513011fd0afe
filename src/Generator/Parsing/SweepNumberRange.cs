using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Knows which numbers the integral types hold, as far as a sweep can name them.</summary>
internal static class SweepNumberRange
{
    /// <summary>The smallest and the largest number; wider types than 64 bits hold everything that an attribute can say.</summary>
    public static (decimal Min, decimal Max) Of(SpecialType type) => type switch
    {
        SpecialType.System_SByte => (sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Int16 => (short.MinValue, short.MaxValue),
        SpecialType.System_Int32 => (int.MinValue, int.MaxValue),
        SpecialType.System_Byte => (byte.MinValue, byte.MaxValue),
        SpecialType.System_UInt16 => (ushort.MinValue, ushort.MaxValue),
        SpecialType.System_UInt32 => (uint.MinValue, uint.MaxValue),
        SpecialType.System_UInt64 or SpecialType.System_UIntPtr => (ulong.MinValue, ulong.MaxValue),
        SpecialType.System_Int64 or SpecialType.System_IntPtr => (long.MinValue, long.MaxValue),
        _ => (decimal.MinValue, decimal.MaxValue),
    };

    /// <summary>Whether the bounds of a range fit the type.</summary>
    public static bool Holds(SpecialType type, double min, double max)
    {
        (decimal least, decimal most) = Of(type);
        return min >= (double)least && max <= (double)most;
    }
}
