using System.Text;

namespace Instrument.Runtime.Tests.Media.Graphs;

/// <summary>Graphs of models, from nodes and edges to file and history.</summary>
public sealed class GraphTests
{
    [Fact]
    public void The_file_of_the_reference_has_its_hash()
    {
        MediaRun run = MediaRun.Log("model", new Graph([new GraphNode("dense_1") { Name = "dense", ClassName = "Dense" }], []));

        (string path, byte[] file) = run.Files.Single();
        Assert.Equal("media/graph/model_0_5f464e42397d777948b6.graph.json", path);
        Assert.Equal(92, file.Length);
        Assert.Equal(
            """{"_type":"graph-file","sha256":"5f464e42397d777948b606deaf314b04b1d76c3eac562c5b4b06504fa40df1c2","size":92,"path":"media/graph/model_0_5f464e42397d777948b6.graph.json"}""",
            run.Value!.ToJsonString());
    }

    [Fact]
    public void Everything_that_is_known_of_a_node_is_written()
    {
        GraphNode input = new("in") { OutputShape = [null, 28, 28], IsConstant = false };
        GraphNode dense = new("d")
        {
            Name = "fc",
            ClassName = "Linear",
            Size = [784, 10],
            Parameters = [new GraphParameter("weight", [10, 784])],
            OutputShape = [10],
            IsOutput = true,
            ParameterCount = 7840,
        };

        byte[] file = MediaRun.Log("model", new Graph([input, dense], [new GraphEdge("in", "d")], GraphFormat.Torch)).Files.Single().Bytes;

        Assert.Equal(
            """{"format":"torch","nodes":[{"name":null,"id":"in","output_shape":[null,28,28],"is_constant":false},"""
                + """{"name":"fc","id":"d","class_name":"Linear","size":[784,10],"parameters":[["weight",[10,784]]],"output_shape":[10],"is_output":true,"num_parameters":7840}],"edges":[["in","d"]]}""",
            Encoding.UTF8.GetString(file));
    }

    [Fact]
    public void Graphs_that_contradict_themselves_are_refused()
    {
        GraphNode node = new("a");

        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => new Graph([node, node], [])).Message, StringComparison.Ordinal);
        Assert.Contains("from 'a' to 'b'", Assert.Throws<ArgumentException>(() => new Graph([node], [new GraphEdge("a", "b")])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Graph([node], [default]));
        Assert.Throws<ArgumentException>(() => new GraphNode(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Graph([node], [], (GraphFormat)2));
    }
}
