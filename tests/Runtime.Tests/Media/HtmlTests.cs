using System.Text;
using System.Text.Json.Nodes;
using Instrument.Records;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Media;

/// <summary>Pages of HTML, from the call to file, records and leaves.</summary>
public sealed class HtmlTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Run _run;

    public HtmlTests() => _run = TestRun.Start(_directory.Path);

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_page_is_the_file_and_the_value_of_the_reference()
    {
        _run.Log("report", new Html("<h1>Hi</h1>"));

        _run.Finish();

        Dictionary<string, string> row = HistoryRows.Of(_run.LogPath!).Single();
        Assert.Equal(
            ("\"html-file\"", "\"2e3c01595358c914e951ec2c905a950b98122ab5380084da4b8174736e721c4b\"", "116", "\"media/html/report_0_2e3c01595358c914e951.html\""),
            (row["report._type"], row["report.sha256"], row["report.size"], row["report.path"]));
        Assert.EndsWith("<h1>Hi</h1>", File.ReadAllText(FilePath("media/html/report_0_2e3c01595358c914e951.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_are_recorded_as_the_official_client_records_them()
    {
        string path = _directory.File("page.html");
        File.WriteAllBytes(path, GoldenMedia.At("html/path_plain", 78).Files[0].Bytes);

        GoldenMedia.At("html/string", 74).AssertSame(MediaRun.Log("html/string", new Html("<p>hello <b>ünï</b></p>"), 74));
        GoldenMedia.At("html/plain", 75).AssertSame(MediaRun.Log("html/plain", new Html("<p>plain</p>", inject: false), 75));
        GoldenMedia.At("html/head", 76).AssertSame(MediaRun.Log("html/head", new Html("<html><head><title>t</title></head><body>x</body></html>"), 76));
        GoldenMedia.At("html/path", 77).AssertSame(MediaRun.Log("html/path", Html.FromFile(path), 77));
        GoldenMedia.At("html/path_plain", 78).AssertSame(MediaRun.Log("html/path_plain", Html.FromFile(path, inject: false), 78));
        GoldenMedia.At("html/list", 79).AssertSame(MediaRun.Log("html/list", [new Html("a", inject: false), new Html("b", inject: false)], 79));
    }

    [Fact]
    public void A_stream_is_read_from_its_start_and_left_open()
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes("<p>ünï</p>"));
        stream.Position = 5;

        Html page = Html.FromStream(stream, inject: false);

        Assert.Equal("<p>ünï</p>", Encoding.UTF8.GetString(MediaRun.Log("page", page).Files.Single().Bytes));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void A_cell_of_memory_is_named_by_its_content()
    {
        JsonNode cell = MemoryCells.Write(new Html("<h1>Hi</h1>"), out MemoryCells cells);

        string path = "media/html/" + MemoryCells.Md5(cells.Files.Values.Single())[..20] + ".html";
        Assert.Equal(
            $$"""{"_type":"html-file","path":"{{path}}","sha256":"2e3c01595358c914e951ec2c905a950b98122ab5380084da4b8174736e721c4b"}""",
            cell.ToJsonString());
    }

    [Fact]
    public void The_file_is_announced_before_the_row()
    {
        _run.Log(new Dictionary<string, object?> { ["loss"] = 1.5, ["report"] = new Html("x") }, step: 7);

        _run.Finish();

        IReadOnlyList<Record> records = LogDecoder.Decode(_run.LogPath!);
        int files = records.ToList().FindIndex(record => record.Files is not null);
        int row = records.ToList().FindIndex(record => record.History is not null);
        FilesItem file = records[files].Files.Files.Single();
        Assert.InRange(files, 1, row - 1);
        Assert.StartsWith("media/html/report_7_", file.Path, StringComparison.Ordinal);
        Assert.Equal("1.5", HistoryRows.Of(records).Single()["loss"]);
    }

    [Theory]
    [InlineData("<html><body>b</body></html>", "<html><head><base ")]
    [InlineData("<html><head><title>t</title></head></html>", "<html><head><base ")]
    [InlineData("  text  ", "<base ")]
    public void Links_open_in_a_new_tab(string html, string beginning)
    {
        _run.Log("page", new Html(html));

        _run.Finish();

        Assert.StartsWith(beginning, Stored("page"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_left_alone_when_asked()
    {
        _run.Log("page", new Html(" <head></head> ", inject: false));

        _run.Finish();

        Assert.Equal(" <head></head> ", Stored("page"));
    }

    [Fact]
    public void Several_pages_are_one_value()
    {
        _run.Log("pages", [new Html("a"), new Html("b")]);

        _run.Finish();

        Dictionary<string, string> row = HistoryRows.Of(_run.LogPath!).Single();
        Assert.Equal(("\"html\"", "2"), (row["pages._type"], row["pages.count"]));
        Assert.Equal(2, row["pages.html"].Split("html-file").Length - 1);
    }

    [Fact]
    public void A_file_that_disappears_is_a_counted_loss_of_its_value_alone()
    {
        string path = _directory.File("page.html");
        File.WriteAllText(path, "x");
        ListLogger logger = new();
        using Run run = TestRun.Start(_directory.Path, "vanishing", logger: logger);
        Html page = Html.FromFile(path, inject: false);
        File.Delete(path);

        run.Log(new Dictionary<string, object?> { ["loss"] = 1.5, ["page"] = page });
        RunReceipt receipt = run.Finish();

        Dictionary<string, string> row = HistoryRows.Of(run.LogPath!).Single();
        Assert.Equal((1L, 1L, "1.5", false), (receipt.ValuesLeftOut, receipt.Kept, row["loss"], row.ContainsKey("page._type")));
        Assert.Contains(logger.Entries, entry => entry.Text.Contains("'page'", StringComparison.Ordinal) && entry.Text.Contains("page.html", StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_that_no_file_can_be_named_after_is_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => _run.Log("a:b", new Html("x")));

        Assert.Contains("'a:b'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, _run.Finish().Logged);
    }

    [Fact]
    public void A_key_cannot_lead_out_of_the_folder()
    {
        _run.Log(new Dictionary<string, object?> { ["x/../../y"] = new Html("x"), ["z"] = new Dictionary<string, object?> { ["/../../.."] = new Html("x") } });

        _run.Finish();

        string[] files = Directory.GetFiles(Path.Combine(_run.Directory!, "files"), "*.html", SearchOption.AllDirectories);
        Assert.Equal(2, files.Length);
        Assert.Empty(Directory.GetFiles(_directory.Path, "*.html").Concat(Directory.GetFiles(_run.Directory!, "*.html")));
    }

    private string Stored(string key)
    {
        string path = HistoryRows.Of(_run.LogPath!).Single()[key + ".path"].Trim('"');
        return File.ReadAllText(FilePath(path), Encoding.UTF8);
    }

    private string FilePath(string path) => Path.Combine(_run.Directory!, "files", path);
}
