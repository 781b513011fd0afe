using System.Globalization;
using Instrument;
using Shapes.Drawing;
using Shapes.Tracking;
using Shapes.Training;

// W&B shows few images of a step at a time.
const int ShownMistakes = 12;

ShapesConfig config = new();
if (args is ["--epochs", string epochs] && int.TryParse(epochs, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0)
    config = config with { Epochs = count };
else if (args.Length != 0)
{
    Console.Error.WriteLine("usage: Shapes [--epochs N]");
    return 2;
}

ShapePainter painter = new(config.RandomSeed, config.Noise);
ShapeImage[] training = [.. Enumerable.Range(0, config.TrainImages).Select(_ => painter.Draw())];
ShapeImage[] validation = [.. Enumerable.Range(0, config.ValidationImages).Select(_ => painter.Draw())];
int[] actual = [.. validation.Select(image => (int)image.Shape)];
ShapeClassifier classifier = new(config.HiddenSize, config.RandomSeed);

using Run run = Wandb.Init(config, new RunOptions { Project = "shapes" });
ShapesMetrics metrics = new();
for (int epoch = 1; epoch <= config.Epochs; epoch++)
{
    metrics.TrainLoss = training.Average(image => classifier.Learn(image, config.LearningRate));

    float[][] predictions = [.. validation.Select(classifier.Predict)];
    int[] predicted = [.. predictions.Select(prediction => Array.IndexOf(prediction, prediction.Max()))];
    float[] confidences = [.. predictions.Select(prediction => prediction.Max())];
    int[] wrong = [.. Enumerable.Range(0, actual.Length).Where(i => predicted[i] != actual[i]).OrderByDescending(i => confidences[i])];
    metrics.ValidationLoss = Enumerable.Range(0, actual.Length).Average(i => -Math.Log(Math.Max(predictions[i][actual[i]], 1e-12f)));
    metrics.Accuracy = 1 - (wrong.Length / (double)actual.Length);
    metrics.Mistakes = [.. wrong.Take(ShownMistakes).Select(i => new Mistake(validation[i], (Shape)predicted[i], confidences[i]).ToImage())];
    metrics.Confusion = Chart.ConfusionMatrix(actual, predicted, Enum.GetNames<Shape>());
    metrics.Confidence = new Histogram(confidences);
    run.Log(metrics);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {epoch}/{config.Epochs}  train loss {metrics.TrainLoss:0.000}  val loss {metrics.ValidationLoss:0.000}  accuracy {metrics.Accuracy:P1}  {wrong.Length} mistakes"));
}
return 0;
