using System.Globalization;

namespace Instrument.SystemMetrics.Linux;

/// <summary>
/// What all network interfaces together have sent and received since the start, in bytes, from <c>/proc/self/net/dev</c>
/// (https://man7.org/linux/man-pages/man5/proc_pid_net.5.html).
/// </summary>
internal sealed class LinuxNetworkProbe : ISystemProbe
{
    // Of the 16 counters of an interface, the first is what it has received and the ninth what it has sent.
    private const int SentField = 8;

    private readonly string _file;
    private readonly (long Sent, long Received) _start;

    /// <summary>Begins to count.</summary>
    /// <param name="file">The file; another one in tests.</param>
    public LinuxNetworkProbe(string file = "/proc/self/net/dev")
    {
        _file = file;
        _start = Read() ?? default;
    }

    /// <inheritdoc/>
    public string Name => "network";

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        if (Read() is not var (sent, received))
            return;
        values.Add("network.sent", sent - _start.Sent);
        values.Add("network.recv", received - _start.Received);
    }

    private (long Sent, long Received)? Read()
    {
        if (ProcFile.TryRead(_file) is not { } text)
            return null;
        long sent = 0;
        long received = 0;
        foreach (string line in text.Split('\n'))
        {
            string[] fields = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length <= SentField || !long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out long @in)
                || !long.TryParse(fields[SentField], NumberStyles.None, CultureInfo.InvariantCulture, out long @out))
                continue;
            received += @in;
            sent += @out;
        }
        return (sent, received);
    }
}
