using System.CommandLine;
using Instrument.Torture;
using Instrument.Torture.Disk;
using Instrument.Torture.Kill;
using Instrument.Torture.Storm;
using Instrument.Torture.Uploads;

Option<int> count = new("--count") { Description = "How many times.", DefaultValueFactory = _ => 100 };
Option<int> seed = new("--seed") { Description = "Seed of all random choices.", DefaultValueFactory = _ => 1 };
Option<bool> exhaustive = new("--exhaustive") { Description = "Every place instead of random ones." };

RootCommand root = new("Long proofs of Instrument's laws. Each command prints one line of figures and fails on any violation.");
root.Subcommands.Add(Create("kill", "Kills logging processes at random instants, recovers their runs, and compares them with the rows that were acknowledged.", KillTorture.Run, count, seed));
root.Subcommands.Add(Create("torn", "Truncates, flips and zeroes logs, and reads them.", (n, s) => TornTorture.Run(n, s, exhaustive: false), count, seed));
root.Subcommands.Add(Create("disk", "Logs to disks that refuse, come back, or fill up for good, and to small file systems that are full at a random point.", DiskTorture.Run, count, seed));
root.Subcommands.Add(Create("threads", "Logs from eight threads at once.", ThreadsTorture.Run, count, seed));
root.Subcommands.Add(Create("fuzz", "Feeds random bytes to the log reader and to recovery.", FuzzTorture.Run, count, seed));
root.Subcommands.Add(Create("storm", "Sends runs to a server that fails at random, kills their processes, and resumes or uploads them.", StormTorture.Run, count, seed));
root.Subcommands.Add(Create("uploads", "Uploads artifacts to a server that fails at random, kills the processes at certain requests, and compares what is committed.", UploadTorture.Run, count, seed));
root.Subcommands.Add(Create("soak", "Logs at a steady rate for COUNT seconds and watches memory.", SoakTorture.Run, count, seed));
Command torn = root.Subcommands.Single(command => command.Name == "torn");
torn.Options.Add(exhaustive);
torn.SetAction(result => TornTorture.Run(result.GetValue(count), result.GetValue(seed), result.GetValue(exhaustive)));

// The process that 'kill' starts and kills.
Command child = new(KillChild.CommandName, "Used by 'kill'.") { Hidden = true };
Argument<string> plan = new("plan");
child.Arguments.Add(plan);
child.SetAction(result => KillChild.Run(KillPlan.Parse(result.GetValue(plan)!)));
root.Subcommands.Add(child);

// The processes that 'storm' starts.
Command stormChild = new(StormChild.CommandName, "Used by 'storm'.") { Hidden = true };
Argument<string> stormPlan = new("plan");
stormChild.Arguments.Add(stormPlan);
stormChild.SetAction(result => StormChild.Run(StormPlan.Parse(result.GetValue(stormPlan)!)));
root.Subcommands.Add(stormChild);

// The process that 'uploads' starts.
Command uploadChild = new(UploadChild.CommandName, "Used by 'uploads'.") { Hidden = true };
Argument<string> uploadPlan = new("plan");
uploadChild.Arguments.Add(uploadPlan);
uploadChild.SetAction(result => UploadChild.Run(UploadPlan.Parse(result.GetValue(uploadPlan)!)));
root.Subcommands.Add(uploadChild);

return root.Parse(args).Invoke();

static Command Create(string name, string description, Func<int, int, int> run, Option<int> count, Option<int> seed)
{
    Command command = new(name, description);
    command.Options.Add(count);
    command.Options.Add(seed);
    command.SetAction(result => run(result.GetValue(count), result.GetValue(seed)));
    return command;
}
