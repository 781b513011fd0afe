using System.Buffers.Binary;
using Instrument.SystemMetrics.Windows;

namespace Instrument.Runtime.Tests.SystemMetrics.Windows;

/// <summary>Cores in the list that Windows gives.</summary>
public sealed class WindowsCoresTests
{
    [Fact]
    public void Each_entry_of_a_core_counts_whatever_its_length() => Assert.Equal(2, WindowsCores.Count([.. Entry(0, 48), .. Entry(2, 80), .. Entry(0, 64)]));

    [Fact]
    public void A_list_that_makes_no_sense_counts_nothing()
    {
        Assert.Null(WindowsCores.Count([.. Entry(0, 48)[..20]]));
        Assert.Null(WindowsCores.Count(new byte[48]));
        Assert.Null(WindowsCores.Count([]));
        Assert.Null(WindowsCores.Count(Entry(3, 48)));
    }

    private static byte[] Entry(int kind, int length)
    {
        byte[] entry = new byte[length];
        BinaryPrimitives.WriteInt32LittleEndian(entry, kind);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(4), length);
        return entry;
    }
}
