using System.Runtime.InteropServices;
using Instrument.SystemMetrics.MacOS;

namespace Instrument.Runtime.Tests.SystemMetrics.MacOS;

/// <summary>The layout of the kernel's structure, which is all of it that can be tested without a Mac.</summary>
public sealed class VmStatisticsTests
{
    [Theory]
    [InlineData(nameof(VmStatistics.Free), 0)]
    [InlineData(nameof(VmStatistics.Inactive), 8)]
    [InlineData(nameof(VmStatistics.ZeroFilled), 16)]
    [InlineData(nameof(VmStatistics.Purgeable), 88)]
    [InlineData(nameof(VmStatistics.Decompressions), 96)]
    [InlineData(nameof(VmStatistics.CompressorPages), 128)]
    [InlineData(nameof(VmStatistics.UncompressedPagesInCompressor), 144)]
    public void Fields_lie_where_the_header_puts_them(string field, int offset) => Assert.Equal(offset, (int)Marshal.OffsetOf<VmStatistics>(field));

    // HOST_VM_INFO64_COUNT of its first revision: 38 integers.
    [Fact]
    public void Its_length_is_the_header_s() => Assert.Equal(38 * 4, Marshal.SizeOf<VmStatistics>());

    [Fact]
    public void Free_and_inactive_pages_can_be_had() =>
        Assert.Equal(5_000_000_000ul * 16384, new VmStatistics { Free = 1_000_000_000, Inactive = 4_000_000_000, Active = 7, Wired = 7 }.Available(16384));
}
