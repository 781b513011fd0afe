using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;
using Instrument.Http;
using Instrument.Settings;
using Instrument.Shipping;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument.Benchmarks.Gate;

/// <summary>
/// Rows of eight that one shipper brings from a log to a server on this machine, per second: reading, formatting and sending, in one task.
/// </summary>
internal sealed class ShipRows : IFigure
{
    private const int RowsOfLog = 500_000;

    public string Name => "ship.rows";

    public string Unit => "rows/s";

    public Bar Bar => Bar.AtLeast(300_000);

    public Reading Measure(Effort effort)
    {
        int rows = effort.Of(RowsOfLog);
        using TemporaryFolder folder = new();
        string log = Record(folder.Path, rows);
        using SinkServer server = new();
        List<double> rates = [];
        string? error = null;
        for (int round = 0; round < 4; round++)
        {
            File.Delete(new ShipStateFile(log).Path);
            ShipOutcome? outcome = null;
            double nanoseconds = Timing.Nanoseconds(() => outcome = Ship(log, server.BaseUrl));
            error ??= outcome!.SentRows == rows ? outcome.Error : $"{outcome.SentRows} of {rows} rows arrived";
            // The first round compiles.
            if (round > 0)
                rates.Add(rows / nanoseconds * 1e9);
        }
        return error is null
            ? new Reading(Sample.Median(rates), $"{1e9 / Sample.Median(rates):0} ns a row; fastest {rates.Max():0} rows/s")
            : new Reading(double.NaN, $"{error}");
    }

    private static string Record(string folder, int rows)
    {
        RunOptions options = new()
        {
            Project = "benchmarks",
            RunId = SinkServer.RunId,
            Directory = folder,
            Mode = RunMode.Offline,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            EnvironmentVariable = _ => null,
        };
        using Run run = Wandb.Init(options);
        LogBurst.LogInTurn(run, Row8.Random(1024), rows);
        return run.Finish().LogPath!;
    }

    private static ShipOutcome Ship(string log, Uri server)
    {
        ServerSettings settings = new() { Address = ServerAddress.Create(server, null) };
        using WandbApi api = new(settings, TimeProvider.System, NullLogger.Instance);
        using ShipSignal signal = new();
        signal.CompleteLog();
        ShipContext context = new(log, api, new ShipperOptions(), signal, new ShipProgress(TimeProvider.System), TimeProvider.System, NullLogger.Instance);
        return new RunShipper(context).RunAsync(CancellationToken.None).GetAwaiter().GetResult();
    }
}
