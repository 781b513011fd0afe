using System.Net.NetworkInformation;

namespace Instrument.SystemMetrics;

/// <summary>What all network interfaces together have sent and received since the start, in bytes. On every platform.</summary>
internal sealed class NetworkProbe : ISystemProbe
{
    private readonly (long Sent, long Received) _start = Read();

    /// <inheritdoc/>
    public string Name => "network";

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        (long sent, long received) = Read();
        values.Add("network.sent", sent - _start.Sent);
        values.Add("network.recv", received - _start.Received);
    }

    private static (long Sent, long Received) Read()
    {
        long sent = 0;
        long received = 0;
        foreach (NetworkInterface network in NetworkInterface.GetAllNetworkInterfaces())
        {
            IPInterfaceStatistics statistics = network.GetIPStatistics();
            sent += statistics.BytesSent;
            received += statistics.BytesReceived;
        }
        return (sent, received);
    }
}
