namespace Instrument.Generated.Tests.Configs;

[WandbConfig]
public sealed partial class ValueConfig
{
    public sbyte SByte { get; set; } = sbyte.MinValue;
    public short Int16 { get; set; } = short.MinValue;
    public int Int32 { get; set; } = int.MinValue;
    public long Int64 { get; set; } = long.MinValue;
    public nint Native { get; set; } = -5;
    public byte Byte { get; set; } = byte.MaxValue;
    public ushort UInt16 { get; set; } = ushort.MaxValue;
    public uint UInt32 { get; set; } = uint.MaxValue;
    public ulong UInt64 { get; set; } = ulong.MaxValue;
    public nuint UNative { get; set; } = 5;
    public Int128 Int128 { get; set; } = Int128.MinValue;
    public UInt128 UInt128 { get; set; } = UInt128.MaxValue;
    public Half Half { get; set; } = (Half)0.1;
    public float Single { get; set; } = 0.1f;
    public double Double { get; set; } = 0.1;
    public decimal Decimal { get; set; } = 0.10m;
    public bool Boolean { get; set; } = true;
    public char Char { get; set; } = 'ä';
    public string String { get; set; } = "a \"quoted\" text with <ü>";
    public OptimizerKind Enum { get; set; } = OptimizerKind.AdamW;
}

[WandbConfig]
public sealed partial class NullableConfig
{
    public int? Int32 { get; set; }
    public double? Double { get; set; }
    public bool? Boolean { get; set; }
    public char? Char { get; set; }
    public string? String { get; set; }
    public OptimizerKind? Enum { get; set; }
    public OptimizerConfig? Config { get; set; }
    public PointConfig? Point { get; set; }
    public int[]? Array { get; set; }
    public List<int>? List { get; set; }
}

[WandbConfig]
public partial struct PointConfig
{
    public int X { get; set; }
    public int Y;
}

[WandbConfig]
public sealed partial class FlagsConfig
{
    public Features Features { get; set; }
}
