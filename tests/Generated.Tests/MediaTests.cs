using Instrument.Generated.Tests.Metrics;

namespace Instrument.Generated.Tests;

/// <summary>Images and the like from the annotated member to the log.</summary>
public sealed class MediaTests
{
    private static readonly Image Grey = new([1, 2], 2, 1, PixelFormat.Grey);

    [Fact]
    public void Values_stand_in_the_row_of_their_numbers()
    {
        var row = RecordedRun.Row(run => run.Log(new MediaMetrics { Loss = 0.5, Worst = Grey, Examples = [Grey, Grey], Part = new() { Report = new("x"), Pictures = [Grey] } }));

        Assert.Equal(
            ("0.5", "\"image-file\"", "\"images/separated\"", "2", "\"html-file\"", "1"),
            (row["val/loss"], row["val/worst|_type"], row["val/examples|_type"], row["val/examples|count"], row["val/part/report|_type"], row["val/part/pictures|count"]));
    }

    [Fact]
    public void What_is_null_or_empty_is_left_out()
    {
        var rows = RecordedRun.Rows(run =>
        {
            run.Log(new MediaMetrics { Loss = 1 });
            run.Log(new MediaMetrics { Loss = 2, Examples = [], Part = new() });
        });

        Assert.All(rows, row => Assert.Equal(["val/loss"], row.Keys));
    }

    [Fact]
    public void Parameters_are_values_too()
    {
        var row = RecordedRun.Row(run => run.LogPictures(1.5, [Grey], step: 4));

        Assert.Equal(("1.5", "1"), (row["pictures/loss"], row["pictures/all|count"]));
        Assert.StartsWith("[\"media/images/pictures/all_4_", row["pictures/all|filenames"], StringComparison.Ordinal);
    }

    [Fact]
    public void Families_give_each_value_a_key()
    {
        var row = RecordedRun.Row(run =>
        {
            run.Log(new MediaFamilyMetrics { Loss = 1, Maps = [null, Grey, Grey], Histograms = [new([1, 2], bins: 1)] });
            Assert.Equal(1, run.LeftOut.BeyondFamily);
        });

        Assert.Equal(("1", "\"image-file\"", "\"histogram\"", "[2]"), (row["loss"], row["layer/1/map|_type"], row["part/embed|_type"], row["part/embed|values"]));
        Assert.StartsWith("\"media/images/layer/1/map_0_", row["layer/1/map|path"], StringComparison.Ordinal);
        Assert.DoesNotContain(row.Keys, key => key.StartsWith("layer/0", StringComparison.Ordinal) || key.StartsWith("part/head", StringComparison.Ordinal));
    }

    [Fact]
    public void Parameters_are_families_too()
    {
        var row = RecordedRun.Row(run => run.LogMaps([Grey], [[1, 2], [], [4]]));

        Assert.Equal(("\"image-file\"", "[2]", "[1]"), (row["map/0|_type"], row["hist/0|values"], row["hist/2|values"]));
        Assert.False(row.ContainsKey("hist/1|values"));
    }

    [Fact]
    public void A_list_that_W_and_B_does_not_take_logs_nothing_of_its_row()
    {
        var rows = RecordedRun.Rows(run =>
        {
            Assert.Throws<ArgumentException>(() => run.Log(new MediaMetrics { Loss = 1, Worst = Grey, Examples = [.. Enumerable.Repeat(Grey, 109)] }));
            run.Log(new MediaMetrics { Loss = 2 });
        });

        Assert.Equal("2", Assert.Single(rows)["val/loss"]);
    }

    [Fact]
    public void The_catalogue_names_them()
    {
        CatalogueEntry entry = WandbCatalogue.Entries.Single(entry => entry.Key == "val/examples");

        Assert.Equal((CatalogueKind.Metric, "IReadOnlyList<Image>?"), (entry.Kind, entry.Type));
    }
}
