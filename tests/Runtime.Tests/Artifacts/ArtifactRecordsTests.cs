using System.Security.Cryptography;
using Google.Protobuf;
using Instrument.Artifacts;
using Instrument.Records;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Artifacts;

public sealed class ArtifactRecordsTests
{
    private static readonly ArtifactEntry File1 = new() { Path = "file1.txt", Digest = "XUFAKrxLKna5cZ2REBfFkg==", Size = 5, LocalPath = "/stage/tmp1" };

    // docs/wire/artifacts.md §8.3
    [Fact]
    public void The_worked_record_is_reproduced_byte_for_byte()
    {
        ArtifactDraft draft = new()
        {
            Name = "iris",
            Type = "dataset",
            Entries = [File1],
            Metadata = "{\"rows\":150}",
            ClientId = new string('c', 128),
            SequenceClientId = new string('s', 128),
            TtlSeconds = 86400,
            Tags = ["raw"],
        };
        Record record = ArtifactRecords.Create(draft, "abc12345", "demo", "team");
        record.Num = 7;
        byte[] bytes = record.ToByteArray();
        Assert.Equal(480, bytes.Length);
        Assert.Equal("8124b635afa944d2971ecf5a9c1ebaf8", Hex(bytes));
        Assert.Equal("ee1e9dde24ef875aa51f44a203526d31", Hex(record.Artifact.ToByteArray()));
    }

    [Fact]
    public void Records_of_the_official_client_are_reproduced_byte_for_byte()
    {
        int seen = 0;
        foreach (Record record in LogDecoder.Decode(FixturePath.GoldenLog("full-offline")).Where(record => record.Artifact is not null))
        {
            ArtifactRecord golden = record.Artifact;
            if (golden.Manifest.ManifestFilePath.Length != 0)
                continue;
            ArtifactDraft draft = new()
            {
                Name = golden.Name,
                Type = golden.Type,
                Entries = [.. golden.Manifest.Contents.Select(ArtifactRecords.Entry)],
                Description = golden.Description,
                Metadata = golden.Metadata,
                Aliases = golden.Aliases,
                Tags = golden.Tags,
                ClientId = golden.ClientId,
                SequenceClientId = golden.SequenceClientId,
                TtlSeconds = golden.TtlDurationSeconds,
                IsFinal = golden.Finalize,
                IsIncremental = golden.IncrementalBeta1,
                DistributedId = golden.DistributedId,
                BaseId = golden.BaseId,
                IsInput = golden.UserCreated,
            };
            ArtifactRecord made = ArtifactRecords.Create(draft, golden.RunId, golden.Project, golden.Entity).Artifact;
            made.Info = golden.Info;
            Assert.Equal(golden.ToByteArray(), made.ToByteArray());
            seen++;
        }
        Assert.True(seen >= 20, $"only {seen} records of artifacts");
    }

    [Fact]
    public void The_artifact_of_a_table_has_a_name_of_run_and_key()
    {
        ArtifactDraft draft = ArtifactDraft.RunTable("abc12345", "val/preds", [File1 with { Path = "val/preds.table.json" }]);
        Assert.Equal(("run-abc12345-valpreds-urw-Iw", "run_table"), (draft.Name, draft.Type));
        Assert.NotEqual(draft.ClientId, draft.SequenceClientId);
        Assert.Throws<ArgumentException>(() => ArtifactDraft.RunTable("abc12345", new string('k', 128), []));
    }

    private static string Hex(byte[] bytes)
    {
#pragma warning disable CA5351 // The vectors are MD5.
        return Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
    }
}
