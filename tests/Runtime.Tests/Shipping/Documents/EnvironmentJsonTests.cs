using System.Collections;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Instrument.Records;
using Instrument.Shipping.Documents;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>The JSON of environments, held against protobuf's own formatter.</summary>
public sealed class EnvironmentJsonTests(ITestOutputHelper log)
{
    private static readonly int[] Nanos = [0, 5_000_000, 5_000, 5];

    [Fact]
    public void Random_environments_are_written_as_protobuf_writes_them()
    {
        Random random = Seed.Random(log);
        for (int round = 0; round < 500; round++)
        {
            EnvironmentRecord record = new();
            Fill(record, random);
            record.Info = null;
            string expected = CanonicalJson.Of(JsonFormatter.Default.Format(record));

            Assert.Equal(expected, CanonicalJson.Of(EnvironmentJson.Write(record, indented: false)));
            Assert.Equal(expected, CanonicalJson.Of(EnvironmentJson.Write(record, indented: true)));
        }
    }

    [Fact]
    public void The_file_is_indented_by_two_blanks() =>
        Assert.Equal(
            "{\n  \"os\": \"Linux <6>\",\n  \"args\": [\n    \"--lr\"\n  ]\n}",
            Encoding.UTF8.GetString(EnvironmentJson.Write(new EnvironmentRecord { Os = "Linux <6>", Args = { "--lr" } }, indented: true)));

    [Fact]
    public void A_time_that_no_calendar_has_is_left_out() =>
        Assert.Equal("{}"u8, EnvironmentJson.Write(new EnvironmentRecord { StartedAt = new Timestamp { Seconds = long.MaxValue } }, indented: false));

    private static void Fill(IMessage message, Random random)
    {
        foreach (FieldDescriptor field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (random.Next(3) == 0)
                continue;
            if (field.IsMap)
                FillMap((IDictionary)field.Accessor.GetValue(message), field, random);
            else if (field.IsRepeated)
                ((IList)field.Accessor.GetValue(message)).Add(Value(field, random));
            else
                field.Accessor.SetValue(message, Value(field, random));
        }
    }

    private static void FillMap(IDictionary map, FieldDescriptor field, Random random)
    {
        FieldDescriptor value = field.MessageType.Fields.InFieldNumberOrder()[1];
        for (int entries = random.Next(1, 3); entries > 0; entries--)
            map[$"/key {random.Next(5)}"] = Value(value, random);
    }

    private static object Value(FieldDescriptor field, Random random)
    {
        switch (field.FieldType)
        {
            case FieldType.String: return random.Next(8) == 0 ? "" : $"text \"ü\" {random.Next()}";
            case FieldType.UInt32: return (uint)random.Next(3) * 4_000_000_000;
            case FieldType.UInt64: return (ulong)random.Next(3) * 9_000_000_000_000_000_000;
            case FieldType.Message when field.MessageType == Timestamp.Descriptor:
                return new Timestamp { Seconds = random.Next(), Nanos = Nanos[random.Next(Nanos.Length)] };
            case FieldType.Message:
                IMessage message = field.MessageType.Parser.ParseFrom(ByteString.Empty);
                Fill(message, random);
                return message;
            default: throw new InvalidOperationException($"{field.FullName} has a type that the test does not know.");
        }
    }
}
