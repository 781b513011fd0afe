using System.Buffers;
using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;
using Instrument.Generated;

namespace Instrument.Benchmarks.Gate;

/// <summary>Bytes that a generated config serializer allocates when it is given a writer.</summary>
internal sealed class ConfigBytes : IFigure
{
    private const int Writes = 1000;

    public string Name => "config.bytes";

    public string Unit => "B";

    public Bar Bar => Bar.AtMost(0);

    public Reading Measure(Effort effort)
    {
        IWandbConfig config = new SampleConfig();
        ArrayBufferWriter<byte> output = new(4096);
        using ConfigWriter writer = new(output);
        Action write = () =>
        {
            output.ResetWrittenCount();
            writer.Reset(output);
            config.WriteConfig(writer);
            writer.Complete();
        };
        Timing.WarmUp(write);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Writes; i++)
            write();
        return new Reading((GC.GetAllocatedBytesForCurrentThread() - before) / (double)Writes, $"{output.WrittenCount} bytes of JSON");
    }
}
