using System.Runtime.InteropServices;
using Instrument.SystemMetrics.Windows;

namespace Instrument.Runtime.Tests.SystemMetrics.Windows;

/// <summary>The layout of the system's structure, which is all of it that can be tested without Windows.</summary>
public sealed class DiskPerformanceTests
{
    [Theory]
    [InlineData(nameof(DiskPerformance.BytesRead), 0)]
    [InlineData(nameof(DiskPerformance.BytesWritten), 8)]
    [InlineData(nameof(DiskPerformance.ReadCount), 40)]
    [InlineData(nameof(DiskPerformance.QueryTime), 56)]
    [InlineData(nameof(DiskPerformance.StorageDeviceNumber), 64)]
    [InlineData(nameof(DiskPerformance.StorageManagerName), 68)]
    public void Fields_lie_where_the_header_puts_them(string field, int offset) => Assert.Equal(offset, (int)Marshal.OffsetOf<DiskPerformance>(field));

    [Fact]
    public unsafe void Its_length_is_the_header_s() => Assert.Equal(88, sizeof(DiskPerformance));
}
