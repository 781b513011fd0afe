using Instrument.Generator.Parsing;

namespace Instrument.Generator.Tests.Parsing;

public sealed class SnakeCaseTests
{
    [Theory]
    [InlineData("loss", "loss")]
    [InlineData("Loss", "loss")]
    [InlineData("GradientNorm", "gradient_norm")]
    [InlineData("gradientNorm", "gradient_norm")]
    public void Words_are_separated(string name, string key) => Assert.Equal(key, SnakeCase.From(name));

    [Theory]
    [InlineData("LR", "lr")]
    [InlineData("MAE", "mae")]
    [InlineData("ValMAE", "val_mae")]
    [InlineData("GPUUtilization", "gpu_utilization")]
    [InlineData("HTTPRequests2xx", "http_requests2xx")]
    [InlineData("AUCByROC", "auc_by_roc")]
    [InlineData("mAP", "m_ap")]
    public void An_acronym_is_one_word(string name, string key) => Assert.Equal(key, SnakeCase.From(name));

    [Theory]
    [InlineData("Loss2", "loss2")]
    [InlineData("Top5Accuracy", "top5_accuracy")]
    [InlineData("L2Norm", "l2_norm")]
    [InlineData("F1Score", "f1_score")]
    [InlineData("PM25", "pm25")]
    [InlineData("Bf16Loss", "bf16_loss")]
    [InlineData("Beta1", "beta1")]
    public void Digits_stay_with_the_word_before(string name, string key) => Assert.Equal(key, SnakeCase.From(name));

    [Theory]
    [InlineData("Conv2D", "conv2d")]
    [InlineData("Conv2DNorm", "conv2d_norm")]
    [InlineData("Top1K", "top1k")]
    [InlineData("X1Y2", "x1y2")]
    [InlineData("F1AUC", "f1_auc")]
    public void One_capital_after_a_digit_belongs_to_the_number(string name, string key) => Assert.Equal(key, SnakeCase.From(name));

    [Theory]
    [InlineData("_loss", "loss")]
    [InlineData("Train_Loss", "train_loss")]
    [InlineData("train__loss_", "train_loss")]
    [InlineData("_", "")]
    public void Underscores_separate_once_and_not_outside(string name, string key) => Assert.Equal(key, SnakeCase.From(name));

    [Theory]
    [InlineData("ÜberLoss", "über_loss")]
    [InlineData("损失", "损失")]
    [InlineData("Δt", "δt")]
    public void Other_alphabets_follow_the_same_rules(string name, string key) => Assert.Equal(key, SnakeCase.From(name));
}
