using System.Text.Json.Nodes;
using Instrument.Metadata;
using Instrument.Records;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Metadata;

/// <summary>What is collected beside a run, and that it holds up neither its beginning nor its end.</summary>
public sealed class MetadataCollectionTests : IDisposable
{
    private readonly TestRepository _repository = new();
    private readonly List<Record> _records = [];
    private readonly ListLogger _logger = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Machine_and_repository_are_told_as_they_are_found()
    {
        await CollectAsync(_repository.Settings);

        EnvironmentRecord merged = Merged();
        Assert.Equal((_repository.Commit, "https://host.test/acme/proj.git"), (merged.Git.Commit, merged.Git.RemoteUrl));
        Assert.Equal("clean", merged.Instrument.GitState);
        Assert.InRange(merged.Memory.Total, 1ul, ulong.MaxValue);
        Assert.Equal("writer", merged.WriterId);
        // A second run record hangs uploaders before 0.28.2 (docs/wire/records.md §4.3).
        Assert.DoesNotContain(_records, record => record.Run is not null);
        Assert.Empty(_logger.Entries);
    }

    [Fact]
    public async Task A_part_that_is_not_asked_for_is_not_looked_up()
    {
        await CollectAsync(_repository.Settings with { Parts = RunMetadata.Machine });
        Assert.Null(Merged().Git);

        _records.Clear();
        await CollectAsync(_repository.Settings with { Parts = RunMetadata.Git });
        Assert.Null(Merged().Memory);
        Assert.NotNull(Merged().Git);

        Assert.Null(MetadataCollection.Start(Context(_repository.Settings with { Parts = RunMetadata.Host | RunMetadata.Job | RunMetadata.CommandLine })));
    }

    [Fact]
    public async Task A_git_that_hangs_holds_up_neither_beginning_nor_end()
    {
        ManualTimeProvider time = new();
        MetadataSettings settings = _repository.Settings with { Parts = RunMetadata.Git, SearchPath = _repository.Replace("exec sleep 600") };
        using MetadataCollection collection = MetadataCollection.Start(Context(settings, time))!;

        Task end = collection.EndAsync();
        Assert.False(end.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        await end.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(_records);
        Assert.Single(_logger.Entries, entry => entry.Id == 110);
    }

    [Fact]
    public async Task A_part_that_fails_takes_no_other_with_it()
    {
        await CollectAsync(_repository.Settings with { DiskPaths = ["\0"] });

        Assert.NotNull(Merged().Git);
        Assert.Single(_logger.Entries, entry => entry.Id == 111 && entry.Text.Contains("machine", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Code_is_saved_where_it_is_asked_for()
    {
        _repository.Write("src/Program.cs", "second\n");
        string? logged = null;
        MetadataSettings settings = _repository.Settings with { SavesCode = true, CodeDirectory = _repository.Root };
        await CollectAsync(settings, folder => logged = folder);

        Assert.Equal(_repository.Root, logged);
        FilesItem patch = Assert.Single(_records.Where(record => record.Files is not null).SelectMany(record => record.Files.Files));
        Assert.Equal(("diff.patch", FilesItem.Types.FileType.Wandb), (patch.Path, patch.Type));
        string text = File.ReadAllText(Path.Combine(Files, "diff.patch"));
        Assert.Contains("-first\n+second\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_was_not_changed_has_no_patch()
    {
        await CollectAsync(_repository.Settings with { SavesCode = true });

        Assert.DoesNotContain(_records, record => record.Files is not null);
        Assert.False(File.Exists(Path.Combine(Files, "diff.patch")));
    }

    [Fact]
    public void The_source_of_the_entry_point_lies_below_code()
    {
        string source = Path.Combine(_repository.Root, "src", "Program.cs");
        CodeSaver saver = new(_repository.Settings, Files, TimeProvider.System, Keep);

        saver.SaveMain(source, "src/Program.cs");
        saver.SaveMain(source, "../Program.cs");

        Assert.Equal("first\n", File.ReadAllText(Path.Combine(Files, "code", "src", "Program.cs")));
        Assert.Equal(["code/src/Program.cs"], _records.Where(record => record.Files is not null).SelectMany(record => record.Files.Files).Select(file => file.Path));
        ConfigItem item = Assert.Single(_records.Where(record => record.Config is not null).SelectMany(record => record.Config.Update));
        Assert.Equal(("_wandb.code_path", "\"code/src/Program.cs\""), (string.Join('.', item.NestedKey), item.ValueJson));
    }

    [Fact]
    public void A_run_tells_the_program_the_arguments_and_the_machine()
    {
        using TemporaryDirectory directory = new();
        RunOptions options = TestRun.Options(directory.Path);
        Run run = Wandb.Init(new RunOptions
        {
            Project = "tests",
            Directory = directory.Path,
            Mode = RunMode.Offline,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            SystemMetricsInterval = TimeSpan.Zero,
            EnvironmentVariable = name => name switch
            {
                "WANDB_ARGS" => "[\"--password\", \"hunter2\", \"--lr\", \"0.1\"]",
                "WANDB_HOST" => "node-7",
                _ => options.EnvironmentVariable(name),
            },
        });
        run.Finish();

        EnvironmentRecord record = new();
        foreach (Record environment in LogDecoder.Decode(run.LogPath!).Where(record => record.Environment is not null))
            record.MergeFrom(environment.Environment);
        Assert.Equal(["--password", "***", "--lr", "0.1"], record.Args);
        Assert.Equal(("node-7", ""), (record.Host, record.Username));
        Assert.NotNull(record.Memory);
        JsonNode json = JsonNode.Parse(Instrument.Shipping.Documents.EnvironmentJson.Write(record, indented: true))!;
        Assert.StartsWith(".NET", json["python"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", json.ToJsonString(), StringComparison.Ordinal);
    }

    private string Files => Path.Combine(_repository.Outside, "files");

    private async Task CollectAsync(MetadataSettings settings, Action<string>? logCode = null)
    {
        using MetadataCollection collection = MetadataCollection.Start(Context(settings, null, logCode))!;
        await collection.EndAsync();
    }

    private MetadataContext Context(MetadataSettings settings, TimeProvider? time = null, Action<string>? logCode = null) => new()
    {
        Settings = settings,
        SavesCode = settings.SavesCode,
        WriterId = "writer",
        FilesFolder = Files,
        Symbols = null,
        Append = Keep,
        LogCode = logCode ?? (_ => Assert.Fail("No code is logged.")),
        // Without an end of the test's patience: the machine may be busy.
        Time = time ?? new ManualTimeProvider(),
        Logger = _logger,
    };

    private bool Keep(Record record)
    {
        lock (_records)
            _records.Add(record);
        return true;
    }

    private EnvironmentRecord Merged()
    {
        EnvironmentRecord merged = new();
        foreach (Record record in _records.Where(record => record.Environment is not null))
            merged.MergeFrom(record.Environment);
        return merged;
    }
}
