using Instrument;
using Instrument.Reading;
using Scenario;

Expectations expectations = new();
Run run = Wandb.Init(SampleConfig.Create(), new RunOptions
{
    Directory = args[0],
    Project = "scenario",
    Name = "trimmed",
    Group = "checks",
    JobType = "test",
    Notes = "A run that checks itself.",
    Tags = ["one", "two"],
    Durability = TimeSpan.FromSeconds(1),
    Quiet = true,
});
using (run)
    LoggedRows.Log(run, expectations);
ReceiptChecks.Check(run.Finish(), expectations);

using (RunReader reader = RunReader.Open(run.LogPath!))
{
    ConfigChecks.Check(reader, expectations);
    await RowChecks.CheckAsync(reader, expectations);
    SummaryChecks.Check(reader, expectations);
}
CatalogueChecks.Check(expectations);

foreach (string difference in expectations.Differences)
    Console.Error.WriteLine(difference);
Console.WriteLine($"{expectations.Count} checks, {expectations.Differences.Count} differences");
return expectations.Differences.Count == 0 && expectations.Count > 0 ? 0 : 1;
