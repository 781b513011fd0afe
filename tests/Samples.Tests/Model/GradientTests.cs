using CharModel.Compute;
using CharModel.Model;

namespace Instrument.Samples.Tests.Model;

public sealed class GradientTests
{
    // Odd sizes reach the remainders of the matrix products; inputs, hidden units and examples fill more than one part of the work.
    private static readonly ModelShape Shape = new(Vocabulary: 19, Context: 5, Embedding: 7, Hidden: 37);

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        const float Distance = 1e-2f;
        using var team = new WorkerTeam(2);
        var random = new SeededRandom(3);
        Batch batch = RandomBatch(random, count: 23);
        var model = new CharacterModel(Shape, batch.Capacity, random, team);
        // Small start values of the last layer and zero biases would hide mistakes.
        random.Fill(model.Parameters.OutputWeights, 0.5);
        random.Fill(model.Parameters.HiddenBias, 0.5);
        random.Fill(model.Parameters.OutputBias, 0.5);

        // The gradient of another batch must leave no trace.
        model.Differentiate(RandomBatch(random, count: 9));
        model.Differentiate(batch);

        float[] parameters = model.Parameters.All;
        double squaredError = 0, squaredLength = 0;
        for (int i = 0; i < parameters.Length; i++)
        {
            float value = parameters[i];
            parameters[i] = value + Distance;
            double above = model.Evaluate(batch).Loss;
            parameters[i] = value - Distance;
            double below = model.Evaluate(batch).Loss;
            parameters[i] = value;
            double expected = (above - below) / (2 * Distance);
            double error = model.Gradients.All[i] - expected;
            Assert.True(Math.Abs(error) < 1e-4, $"parameter {i}: {expected} expected, {model.Gradients.All[i]} computed");
            squaredError += error * error;
            squaredLength += expected * expected;
        }
        Assert.InRange(Math.Sqrt(squaredError / squaredLength), 0, 1e-3);
    }

    [Fact]
    public void An_untrained_model_is_about_as_unsure_as_an_even_guess()
    {
        using var team = new WorkerTeam(1);
        var random = new SeededRandom(3);
        Batch batch = RandomBatch(random, count: 200);

        Score score = new CharacterModel(Shape, batch.Capacity, random, team).Evaluate(batch);

        Assert.Equal(Math.Log(Shape.Vocabulary), score.Loss, 0.1);
    }

    private static Batch RandomBatch(SeededRandom random, int count)
    {
        var tokens = new byte[count + Shape.Context];
        for (int i = 0; i < tokens.Length; i++)
            tokens[i] = (byte)random.NextInt32(Shape.Vocabulary);
        var batch = new Batch(count, Shape.Context);
        for (int position = Shape.Context; position < tokens.Length; position++)
            batch.Add(tokens, position);
        return batch;
    }
}
