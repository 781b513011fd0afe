using System.CommandLine;
using Instrument.Artifacts;
using Instrument.Tool.Artifacts;
using Instrument.Tool.Json;

namespace Instrument.Tool.Commands;

/// <summary><c>instrument artifact</c>: uploads, downloads, lists and checks artifacts, and cleans their cache.</summary>
internal sealed class ArtifactCommand(ToolHost host)
{
    private readonly Option<string?> _project = new("--project", "-p") { Description = "The project. Default: WANDB_PROJECT, else as for a run." };
    private readonly Option<string?> _entity = new("--entity", "-e") { Description = "User or team. Default: WANDB_ENTITY, else that of the account." };
    private readonly Option<string?> _baseUrl = SharedOptions.BaseUrl();
    private readonly Option<bool> _json = SharedOptions.Json();

    /// <summary>Makes the command.</summary>
    public Command Create() => new("artifact", "Upload, download, list and check artifacts.") { Put(), Get(), List(), Verify(), Cache() };

    private Command Put()
    {
        Argument<string> path = new("path") { Description = "A file or a folder." };
        Option<string> name = new("--name", "-n") { Required = true, Description = "The artifact's name." };
        Option<string> type = new("--type", "-t") { DefaultValueFactory = _ => "dataset", Description = "What it is, such as dataset or model." };
        Option<string?> description = new("--description", "-d") { Description = "What people read about it." };
        Option<string[]> aliases = new("--alias", "-a") { Description = "A name for the new version, besides latest. May be given several times." };
        Option<string[]> tags = new("--tag") { Description = "A tag for the new version. May be given several times." };
        Command command = new("put", "Upload a file or a folder as a new version.") { path, name, type, description, aliases, tags, _project, _entity, _baseUrl, _json };
        command.SetAction((parsed, cancellation) => CheckedAsync(async () =>
        {
            ArtifactPut put = new(host)
            {
                Project = parsed.GetValue(_project),
                Entity = parsed.GetValue(_entity),
                BaseUrl = parsed.GetValue(_baseUrl),
                Description = parsed.GetValue(description),
                Aliases = parsed.GetValue(aliases) ?? [],
                Tags = parsed.GetValue(tags) ?? [],
            };
            ArtifactReport report = await put
                .RunAsync(parsed.GetRequiredValue(path), parsed.GetRequiredValue(name), parsed.GetRequiredValue(type), cancellation).ConfigureAwait(false);
            Write(parsed, report);
            return ExitCode.Ok;
        }));
        return command;
    }

    private Command Get()
    {
        Argument<string> name = Name();
        Option<string?> output = new("--output", "-o") { Description = "The folder. Default: WANDB_ARTIFACT_DIR, else ./artifacts, and in it a folder of name and version." };
        Option<string?> prefix = new("--prefix") { Description = "Only entries whose path starts so." };
        Option<bool> noReferences = new("--no-references") { Description = "Leave out what is kept elsewhere." };
        Command command = new("get", "Download a version; what comes is compared with its digests.") { name, output, prefix, noReferences, _project, _entity, _baseUrl, _json };
        command.SetAction((parsed, cancellation) => WithSourceAsync(parsed, async source =>
        {
            StoredArtifact artifact = await source.GetAsync(ArtifactName.Parse(parsed.GetRequiredValue(name)), cancellation).ConfigureAwait(false);
            ArtifactDownloadOptions options = new()
            {
                Folder = parsed.GetValue(output) is { } folder ? host.Full(folder) : null,
                PathPrefix = parsed.GetValue(prefix),
                FetchReferences = !parsed.GetValue(noReferences),
            };
            string target = await artifact.DownloadAsync(options, cancellation).ConfigureAwait(false);
            Write(parsed, ArtifactReport.Of(artifact) with { Directory = target });
            return ExitCode.Ok;
        }));
        return command;
    }

    private Command List()
    {
        Argument<string> name = Name();
        Command command = new("ls", "List the versions of a name, or with an alias or version the entries of that one.") { name, _project, _entity, _baseUrl, _json };
        command.SetAction((parsed, cancellation) => WithSourceAsync(parsed, async source =>
        {
            ArtifactName wanted = ArtifactName.Parse(parsed.GetRequiredValue(name));
            if (wanted.Alias is null)
            {
                List<ArtifactReport> versions = [];
                await foreach (StoredArtifact version in source.ListAsync(wanted, cancellation).ConfigureAwait(false))
                    versions.Add(ArtifactReport.Of(version));
                ArtifactView.Write(host, versions, parsed.GetValue(_json));
                return ExitCode.Ok;
            }
            StoredArtifact artifact = await source.GetAsync(wanted, cancellation).ConfigureAwait(false);
            ArtifactView.Write(host, ArtifactReport.Of(artifact, await artifact.GetEntriesAsync(cancellation).ConfigureAwait(false)), parsed.GetValue(_json));
            return ExitCode.Ok;
        }));
        return command;
    }

    private Command Verify()
    {
        Argument<string> name = Name();
        Argument<string?> folder = new("folder") { Arity = ArgumentArity.ZeroOrOne, Description = "The folder. Default: where get puts it." };
        Command command = new("verify", "Compare a folder with a version, by the content of each file.") { name, folder, _project, _entity, _baseUrl, _json };
        command.SetAction((parsed, cancellation) => WithSourceAsync(parsed, async source =>
        {
            StoredArtifact artifact = await source.GetAsync(ArtifactName.Parse(parsed.GetRequiredValue(name)), cancellation).ConfigureAwait(false);
            string? target = parsed.GetValue(folder) is { } given ? host.Full(given) : null;
            ArtifactVerification verification = await artifact.VerifyAsync(target, cancellation).ConfigureAwait(false);
            ArtifactView.Write(host, ComparisonReport.Of(artifact, verification), parsed.GetValue(_json));
            return verification.IsSame ? ExitCode.Ok : ExitCode.Failed;
        }));
        return command;
    }

    private Command Cache()
    {
        Option<string> keep = new("--keep") { DefaultValueFactory = _ => "0", Description = "How much is kept, the files used last: bytes, or with KB, MB or GB. Default: nothing." };
        Option<bool> dryRun = new("--dry-run") { Description = "Tell what would be deleted, and delete nothing." };
        Command clean = new("clean", "Delete files of the cache, those first that were used least recently. The official client shares it.") { keep, dryRun, _json };
        clean.SetAction((parsed, cancellation) => CheckedAsync(() =>
        {
            ArtifactPaths paths = new(host.Variable, host.CurrentDirectory, host.HomeDirectory);
            CacheReport report = CacheCleaner.Run(paths.Cache, CacheCleaner.Bytes(parsed.GetRequiredValue(keep)), parsed.GetValue(dryRun), host.Time, cancellation);
            ArtifactView.Write(host, report, parsed.GetValue(_json));
            return Task.FromResult(ExitCode.Ok);
        }));
        return new Command("cache", "The files of artifacts that are kept on this machine.") { clean };
    }

    private void Write(ParseResult parsed, ArtifactReport report)
    {
        if (parsed.GetValue(_json))
            host.Output.WriteLine(ToolJson.Text(report, ToolJson.Default.ArtifactReport));
        else
            host.Output.WriteLine(report.Directory is { } folder ? $"{report.Name} is in {folder}" : $"{report.Name} is at the server.");
    }

    private Task<int> WithSourceAsync(ParseResult parsed, Func<ArtifactSource, Task<int>> run) => CheckedAsync(async () =>
    {
        using ArtifactAccess access = new(host, parsed.GetValue(_baseUrl), parsed.GetValue(_entity), parsed.GetValue(_project));
        return await run(access.Source).ConfigureAwait(false);
    });

    // A name that breaks a rule is a mistake on the command line.
    private static async Task<int> CheckedAsync(Func<Task<int>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (ArgumentException exception)
        {
            throw new ToolException(ExitCode.Usage, exception.Message);
        }
    }

    private static Argument<string> Name() => new("name") { Description = "name, name:alias or name:v3, with project/ or entity/project/ before it." };
}
