using Instrument.Rows;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Rows;

public sealed unsafe class RowMemoryTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_mapped_file_has_its_full_length_from_the_start()
    {
        string path = _directory.File("rows");

        using RowMemory memory = RowMemory.Map(path, 100_000);

        Assert.True(memory.IsMapped);
        Assert.Equal(100_000, memory.Length);
        Assert.Equal(100_000, new FileInfo(path).Length);
        Assert.False(new ReadOnlySpan<byte>(memory.Start, 100_000).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void What_is_written_to_mapped_memory_is_in_the_file_at_once_and_after_the_end()
    {
        string path = _directory.File("rows");
        using (RowMemory memory = RowMemory.Map(path, 8192))
        {
            memory.Start[0] = 1;
            memory.Start[8191] = 2;
            Assert.Equal(1, OwnedFile.ReadAll(path)[0]);
        }

        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal(8192, bytes.Length);
        Assert.Equal(1, bytes[0]);
        Assert.Equal(2, bytes[8191]);
    }

    [Fact]
    public void A_file_that_exists_is_refused_and_left_as_it_is()
    {
        string path = _directory.File("rows");
        File.WriteAllText(path, "somebody's rows");

        Assert.Throws<IOException>(() => RowMemory.Map(path, 8192));

        Assert.Equal("somebody's rows", File.ReadAllText(path));
    }

    [Fact]
    public void A_missing_directory_is_an_error_of_the_disk() =>
        Assert.ThrowsAny<IOException>(() => RowMemory.Map(_directory.File("missing/rows"), 8192));

    [Fact]
    public void Plain_memory_is_zeroed_and_has_no_file()
    {
        using RowMemory memory = RowMemory.Allocate(10_000);

        Assert.False(memory.IsMapped);
        Assert.Equal(10_000, memory.Length);
        Assert.False(new ReadOnlySpan<byte>(memory.Start, 10_000).ContainsAnyExcept((byte)0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Disposing_twice_frees_once(bool mapped)
    {
        RowMemory memory = mapped ? RowMemory.Map(_directory.File("rows"), 8192) : RowMemory.Allocate(8192);

        memory.Dispose();
        memory.Dispose();

        Assert.True(memory.Start is null);
    }

    [Theory]
    [InlineData(2048)]
    [InlineData(5000)]
    public void A_ring_is_a_power_of_two_and_holds_a_page(int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RowBufferLayout.BytesFor(capacity));
}
