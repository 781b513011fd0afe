using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Instrument.Benchmarks.Measuring;

namespace Instrument.Benchmarks.Gate;

/// <summary>How long <c>Wandb.Init</c> takes for an online run whose server cannot be reached, from the second run of a process on.</summary>
internal sealed class InitAwayMilliseconds : IFigure
{
    public string Name => "init.away.ms";

    public string Unit => "ms";

    public Bar Bar => Bar.AtMost(50);

    public Reading Measure(Effort effort)
    {
        using TemporaryFolder folder = new();
        RunOptions options = new()
        {
            Project = "benchmarks",
            Directory = folder.Path,
            ApiKey = new string('a', 40),
            BaseUrl = ClosedPort(),
            StallTimeout = TimeSpan.FromMilliseconds(1),
            Quiet = true,
            Reinit = Reinit.CreateNew,
            EnvironmentVariable = _ => null,
        };
        double first = Init(options);
        double[] later = Sample.Repeat(effort.Of(20), () => Init(options));
        return new Reading(Sample.Median(later), $"fastest {later.Min():0.0} ms; the first here {first:0.0} ms");
    }

    private static Uri ClosedPort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
    }

    private static double Init(RunOptions options)
    {
        Run? run = null;
        double nanoseconds = Timing.Nanoseconds(() => run = Wandb.Init(options));
        run!.Dispose();
        return nanoseconds / 1e6;
    }
}
