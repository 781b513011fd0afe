using System.Text.Json.Nodes;
using Instrument.Artifacts;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Artifacts.Objects;

public sealed class ArtifactObjectTests : IDisposable
{
    private static readonly Image Picture = new([1, 2], 2, 1, PixelFormat.Grey);
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Every_kind_of_object_has_an_entry_of_its_type_and_its_files_below_media()
    {
        using Artifact artifact = New();
        string molecule = Write("water.pdb", "ATOM");
        string clip = Write("clip.gif", "GIF89a");

        Assert.Equal(
            [
                "o.table.json", "o.partitioned-table.json", "o.image-file.json", "o.audio-file.json", "o.video-file.json", "o.html-file.json",
                "o.object3D-file.json", "o.molecule-file.json", "o.classes.json", "o.mask.json", "o.bounding-boxes.json",
            ],
            new[]
            {
                artifact.Add(Rows(1), "o"),
                artifact.Add(new PartitionedTable("parts"), "o"),
                artifact.Add(Picture, "o"),
                artifact.Add(new Audio((ReadOnlySpan<float>)[0f, 1f], 8000), "o"),
                artifact.Add(Video.FromFile(clip), "o"),
                artifact.Add(new Html("<b>page</b>"), "o"),
                artifact.Add(new Object3D((ReadOnlySpan<double>)[0, 0, 0]), "o"),
                artifact.Add(Molecule.FromFile(molecule), "o"),
                artifact.Add(new Classes("sky"), "o"),
                artifact.Add(ImageMask.FromClasses<byte>([1, 2], 2, 1), "o"),
                artifact.Add(new BoundingBoxes2D([BoundingBox2D.FromEdges(0, 1, 0, 1) with { ClassId = 3 }]), "o"),
            }.Select(entry => entry.Path));

        Assert.Equal(
            ["audio", "html", "images", "images/mask", "molecule", "object3D", "videos"],
            artifact.Entries.Select(entry => entry.Path.Split('/')).Where(parts => parts[0] == "media")
                .Select(parts => parts[1] == "images" && parts[2] == "mask" ? "images/mask" : parts[1]));
        Assert.Equal("""{"_type": "partitioned-table", "parts_path": "parts"}""", Text(artifact, "o.partitioned-table.json"));
        Assert.Equal("""[{"class_id": 3, "position": {"maxX": 1, "maxY": 1, "minX": 0, "minY": 0}}]""", Text(artifact, "o.bounding-boxes.json"));
        JsonNode mask = JsonNode.Parse(Text(artifact, "o.mask.json"))!;
        Assert.Equal("mask", (string)mask["_type"]!);
        foreach (string entry in new[] { "mask", "image-file", "audio-file", "video-file", "html-file", "object3D-file", "molecule-file" })
        {
            string path = (string)JsonNode.Parse(Text(artifact, $"o.{entry}.json"))!["path"]!;
            Assert.Contains(artifact.Entries, file => file.Path == path);
        }
    }

    [Fact]
    public void What_artifacts_do_not_keep_is_refused_and_leaves_nothing_behind()
    {
        using Artifact artifact = New();
        Assert.Contains("Histogram", Refused(artifact, new Histogram([1.0])), StringComparison.Ordinal);
        Assert.Contains("Plotly", Refused(artifact, new Plotly("""{"data":[]}""")), StringComparison.Ordinal);
        Assert.Contains("give it classes", Refused(artifact, new Image([1], 1, 1, PixelFormat.Grey, new() { Boxes = { ["b"] = new([]) } })), StringComparison.Ordinal);
        Assert.Contains(".glb", Refused(artifact, Object3D.FromBytes([1], Object3DFormat.Glb)), StringComparison.Ordinal);
        Assert.Contains("MaxRows", Refused(artifact, Rows(3, new TableOptions { MaxRows = 2 })), StringComparison.Ordinal);
        Assert.Contains("'missing.table.json'", Refused(artifact, new JoinedTable("missing.table.json", "other.table.json", "n")), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => artifact.Add(Picture, "../up"));

        Molecule molecule = Molecule.FromFile(Write("gone.pdb", "ATOM"));
        File.Delete(_directory.File("gone.pdb"));
        Table table = new(["image", "molecule"]);
        table.AddRow(Picture, molecule);
        Assert.Throws<FileNotFoundException>(() => artifact.Add(table, "t"));

        Assert.Empty(artifact.Entries);
        Assert.Empty(Directory.EnumerateFiles(TestPaths.In(_directory).Staging, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void An_object_that_is_there_already_is_not_added_again()
    {
        using Artifact artifact = New();
        ArtifactEntry first = artifact.Add(Picture, "first");
        Assert.Same(first, artifact.Add(Picture, "second"));
        Assert.Equal(2, artifact.Entries.Count);

        // The same pixels in another object are stored once, and described twice.
        artifact.Add(new Image([1, 2], 2, 1, PixelFormat.Grey), "third");
        Assert.Equal(3, artifact.Entries.Count);

        artifact.Remove("first.image-file.json");
        artifact.Add(Picture, "fourth");
        Assert.Equal(["fourth.image-file.json", "media", "third.image-file.json"], artifact.Entries.Select(entry => entry.Path.Split('/')[0]));
        Assert.All(artifact.Entries, entry => Assert.True(File.Exists(entry.LocalPath)));
    }

    [Fact]
    public void A_table_that_has_changed_is_another_object()
    {
        using Artifact artifact = New();
        Table table = Rows(1);
        ArtifactEntry before = artifact.Add(table, "t");
        table.AddRow(2);
        Assert.Throws<InvalidOperationException>(() => artifact.Add(table, "t"));
        Assert.Equal(before, Assert.Single(artifact.Entries));

        ArtifactEntry after = artifact.Add(table, "t", overwrite: true);
        Assert.NotEqual(before.Digest, after.Digest);
        Assert.Equal(after, Assert.Single(artifact.Entries));
        Assert.Equal(2, (int)JsonNode.Parse(Text(artifact, "t.table.json"))!["nrows"]!);
        Assert.False(File.Exists(before.LocalPath));
    }

    [Fact]
    public void Images_in_cells_are_entries_and_those_made_of_added_files_name_these()
    {
        string photo = _directory.File("photo.gif");
        File.WriteAllBytes(photo, Convert.FromHexString("4749463839610100010000000021f90401000000002c00000000010001000002024401003b"));
        using Artifact artifact = New();
        artifact.AddFile(photo, "photos/one.gif");
        Table table = new(["image"]);
        table.AddRow(Image.FromFile(photo));
        table.AddRow(Picture);
        artifact.Add(table, "t");

        JsonArray rows = JsonNode.Parse(Text(artifact, "t.table.json"))!["data"]!.AsArray();
        Assert.Equal("photos/one.gif", (string)rows[0]![0]!["path"]!);
        Assert.StartsWith("media/images/", (string)rows[1]![0]!["path"]!, StringComparison.Ordinal);
        Assert.Equal(3, artifact.Entries.Count);

        // A file that has changed since it was added is another one.
        File.AppendAllText(photo, "more");
        artifact.Add(Image.FromFile(photo), "changed");
        Assert.NotEqual("photos/one.gif", (string)JsonNode.Parse(Text(artifact, "changed.image-file.json"))!["path"]!);
    }

    [Fact]
    public void Names_get_the_type_once_and_those_in_media_tables_the_content()
    {
        using Artifact artifact = New();
        Assert.Equal("mytable.json", artifact.Add(Rows(1), "mytable.json").Path);
        Assert.Equal("a/b.table.json", artifact.Add(Rows(2), "a//b/").Path);
        ArtifactEntry named = artifact.Add(Rows(3), "media/tables/t_x");
        Assert.Equal($"media/tables/{ContentDigest.ToHex(named.Digest)![..20]}.table.json", named.Path);
    }

    [Fact]
    public void An_incremental_table_is_added_whole_and_can_still_be_logged_in_parts()
    {
        using Artifact artifact = New();
        Table table = Rows(1, new TableOptions { LogMode = TableLogMode.Incremental });
        artifact.Add(table, "t");
        JsonNode entry = JsonNode.Parse(Text(artifact, "t.table.json"))!;
        Assert.Equal(("IMMUTABLE", 1, false), ((string)entry["log_mode"]!, (int)entry["nrows"]!, entry.AsObject().ContainsKey("increment_num")));
        // After the first call of Log this would be an error.
        table.AddColumn("more", [1]);
        Assert.Equal(2, table.Columns.Count);
    }

    [Fact]
    public void A_table_that_is_larger_than_memory_can_be_added_before_it_is_logged()
    {
        using Run run = TestRun.Start(_directory.Path);
        using TableWriter writer = new(run, ["n"]);
        writer.AddRow(1);
        WandbValue table = writer.Complete();
        using Artifact artifact = New();
        artifact.Add(table, "t");
        run.Log("t", table);
        Assert.Equal(0, run.Finish().ValuesLeftOut);
        Assert.Equal(1, (int)JsonNode.Parse(Text(artifact, "t.table.json"))!["nrows"]!);
    }

    [Fact]
    public void An_object_of_a_logged_artifact_is_referred_to_and_can_be_named_in_history()
    {
        Table table = Rows(1);
        JoinedTable joined = new(table, table, "n");
        Artifact first = New();
        using Artifact second = New();
        string log;
        using (Run run = TestRun.Start(_directory.Path))
        {
            log = run.LogPath!;
            Assert.Throws<InvalidOperationException>(() => run.Log("joined", joined));
            ArtifactEntry entry = first.Add(joined, "a/joined");
            Assert.Equal("""{"_type": "joined-table", "join_key": "n", "table1": "a/t1_joined.table.json", "table2": "a/t1_joined.table.json"}""", Text(first, entry.Path));
            run.LogArtifact(first);
            run.Log("joined", joined);

            ArtifactEntry reference = second.Add(table, "again");
            Assert.Equal(ArtifactIds.EntryUri(first.ClientId, "a/t1_joined.table.json"), reference.Reference);
            Assert.Null(reference.Size);
            // What has changed since is kept anew.
            table.AddRow(2);
            Assert.False(second.Add(table, "changed").IsReference);
        }
        Dictionary<string, string> row = LogDecoder.Decode(log).Single(record => record.History is not null).History.Item
            .Where(item => item.NestedKey[0] == "joined").ToDictionary(item => item.NestedKey[1], item => item.ValueJson);
        Assert.Equal("\"joined-table\"", row["_type"]);
        Assert.Equal($"\"{ArtifactIds.EntryUri(first.ClientId, "a/joined.joined-table.json")}\"", row["artifact_path"]);
        Assert.Equal(2, row.Count);
    }

    [Fact]
    public void An_artifact_that_was_logged_to_nothing_is_not_referred_to()
    {
        Table table = Rows(1);
        Artifact first = New();
        first.Add(table, "t");
        using (Run run = Wandb.Init(TestRun.Options(_directory.Path, RunMode.Disabled)))
            run.LogArtifact(first);
        using Artifact second = New();
        Assert.False(second.Add(table, "t").IsReference);
    }

    [Fact]
    public void Joined_tables_can_have_columns_of_two_names_and_name_tables_that_are_there()
    {
        using Artifact artifact = New();
        artifact.Add(Rows(1), "x");
        artifact.Add(Rows(2), "y");
        artifact.Add(new JoinedTable("x.table.json", "./y.table.json", "n", "m"), "j");
        Assert.Equal("""{"_type": "joined-table", "join_key": ["n", "m"], "table1": "x.table.json", "table2": "y.table.json"}""", Text(artifact, "j.joined-table.json"));
        Assert.Throws<ArgumentException>(() => new JoinedTable(Picture, Rows(1), "n"));
    }

    [Fact]
    public void Names_of_classes_are_written_in_ascii_and_their_file_is_named_as_python_names_it()
    {
        using Artifact artifact = New();
        artifact.Add(new Image([1], 1, 1, PixelFormat.Grey, new() { Classes = new Classes("it's", "Straße \"x\" 'y'\\\n") }), "i");
        // hashlib.md5(str([{'id': 0, 'name': "it's"}, {'id': 1, 'name': "Straße \"x\" 'y'\\\n"}]).encode()).hexdigest()
        ArtifactEntry classes = artifact.Entries.Single(entry => entry.Path == "media/classes/6261f1e8726461c32d7a8ffc38fd8ca4_cls.classes.json");
        Assert.Equal(
            """{"_type": "classes", "class_set": [{"id": 0, "name": "it's"}, {"id": 1, "name": "Stra\u00dfe \"x\" 'y'\\\n"}]}""", File.ReadAllText(classes.LocalPath!));
    }

    private static string Refused(Artifact artifact, WandbValue value) => Assert.Throws<ArgumentException>(() => artifact.Add(value, "x")).Message;

    private static string Text(Artifact artifact, string path) => File.ReadAllText(artifact.Entries.Single(entry => entry.Path == path).LocalPath!);

    private static Table Rows(int count, TableOptions? options = null)
    {
        Table table = new(["n"], options);
        for (int row = 0; row < count; row++)
            table.AddRow(row + 1);
        return table;
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_directory.File(name), text);
        return _directory.File(name);
    }

    private Artifact New() => new("objects", "objects", TestPaths.In(_directory), TimeProvider.System);
}
