using System.Runtime.InteropServices;

namespace Instrument.Rows;

/// <summary>What turns the stamps of rows into times.</summary>
/// <param name="StartStamp">The run's start by the monotonic clock.</param>
/// <param name="StartUtcTicks">The run's start by the wall clock.</param>
/// <param name="AnchorStamp">A later moment by the monotonic clock.</param>
/// <param name="AnchorUtcTicks">The same moment by the wall clock.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RunClockState(long StartStamp, long StartUtcTicks, long AnchorStamp, long AnchorUtcTicks);
